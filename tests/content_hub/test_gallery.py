"""The gallery: everything that ships, side by side, read without a service."""

import re
from pathlib import Path

from click.testing import CliRunner

from content_hub.cli.gallery import command

PACK = Path(__file__).parents[2] / "examples" / "nordlicht"


def test_designer_sees_every_rendition_of_a_component_from_one_file(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, [str(tmp_path), "--component", "testimonial", "--pack", str(PACK)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "index.html").read_text(encoding="utf-8").count("testimonial.html") == 1
    page = (tmp_path / "testimonial.html").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:src|href)="(renditions/[^"]+)"', page))
    assert named == {str(path.relative_to(tmp_path)) for path in tmp_path.glob("renditions/*/*")}
    for key in ("jonas", "friederike", "guest", "maren"):
        for locale in ("de-DE", "en-GB"):
            assert f'id="{key}-{locale}"' in page


def test_gallery_asks_nobody_else(tmp_path: Path) -> None:
    CliRunner().invoke(command, [str(tmp_path), "--component", "testimonial"], catch_exceptions=False)
    shown = (tmp_path / "renditions" / "jonas" / "de-DE.web.html.html").read_text(encoding="utf-8")
    picture = re.search(r'src="([^"]+)"', shown)
    assert picture is not None
    assert (tmp_path / "renditions" / "jonas" / picture[1]).resolve().exists()
    assert "<script" not in (tmp_path / "testimonial.html").read_text(encoding="utf-8")
