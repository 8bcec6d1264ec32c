"""A new component's folder, ready to render: what `components new` writes."""

import re
from collections.abc import Mapping
from pathlib import Path

from components.errors import ComponentsError
from components.model import Said

__all__ = ["scaffold"]

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FILES: Mapping[str, str] = {
    "component.toml": """version = "1"
title = { de = "NAME", en = "NAME" }

[serves]
email = ["html", "document", "text", "json"]
web = ["html", "json"]
push = ["json", "apns", "fcm", "webpush"]

[roles]
title = "headline"
body = "body"
link = "cta_url"

[[facts]]
name = "cta_url"
kind = "url"
title = { de = "Ziel", en = "Target" }

[[texts]]
name = "headline"
kind = "text"
required = true
title = { de = "Überschrift", en = "Headline" }
[[texts]]
name = "body"
kind = "markdown"
required = true
title = { de = "Text", en = "Body" }
""",
    "words.toml": '[de]\nmore = "Mehr"\n\n[en]\nmore = "More"\n',
    "email.html": """{% import "channels/email/layout.html" as layout %}
{% from "channels/email/rich.html" import rich %}
{% call layout.block("NAME", view.locale) %}
{% call layout.row() %}
<h2 class="ch-h2 ch-ink">{{ texts.headline.text }}</h2>
{{ rich(texts.body.nodes) }}
{% endcall %}
{% if "cta_url" in facts %}
{% call layout.row() %}
{{ layout.button(words.more, facts.cta_url.shown) }}
{% endcall %}
{% endif %}
{% endcall %}
""",
    "email.txt": """{{ texts.headline.text }}

{{ rich(texts.body.nodes) }}
{% if "cta_url" in facts %}

{{ words.more }} {{ link(facts.cta_url.shown) }}
{% endif %}
""",
    "web.html": """{% from "channels/web/rich.html" import rich %}
<article class="ch-block ch-NAME" lang="{{ view.locale }}"{{ view.locale|turned }}>
<h2 class="ch-headline">{{ texts.headline.text }}</h2>
<div class="ch-body">{{ rich(texts.body.nodes) }}</div>
{% if "cta_url" in facts %}
<p class="ch-action"><a class="ch-button" href="{{ facts.cta_url.shown }}">{{ words.more }}</a></p>
{% endif %}
</article>
""",
    "README.md": "# NAME\n\nWhat it is for, and what each channel shows of it.\n",
    "examples/NAME-usual.json": """{
  "facts": {
    "cta_url": "https://brand.example/"
  },
  "texts": {
    "de-DE": {
      "headline": "Überschrift",
      "body": "Ein **Text**."
    },
    "en-GB": {
      "headline": "Headline",
      "body": "A **text**."
    }
  }
}
""",
}


def scaffold(name: str, folder: Path) -> tuple[Path, ...]:
    """Write the folder of a new component into `folder` and list its files; what is there is never overwritten.

    Raises:
        ComponentsError: the name cannot be one, the component is there already, or the folder cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise ComponentsError(
            Said(
                de=f"„{name}“ kann kein Name sein: Kleinbuchstaben, Ziffern, einzelne Bindestriche",
                en=f'"{name}" cannot be a name: lower-case letters, digits, single hyphens',
            )
        )
    home = folder / name
    if home.exists():
        raise ComponentsError(Said(de=f"{home} gibt es schon", en=f"{home} is there already"))
    try:
        return tuple(
            _written(home / path.replace("NAME", name), text.replace("NAME", name)) for path, text in _FILES.items()
        )
    except OSError as fault:
        reason = fault.strerror
        raise ComponentsError(
            Said(de=f"kann {home} nicht schreiben: {reason}", en=f"cannot write {home}: {reason}")
        ) from fault


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
