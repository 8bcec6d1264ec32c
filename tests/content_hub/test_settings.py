"""Who runs the service sets it up by variables or a file, and a wrong setting is refused by name."""

from pathlib import Path

import pytest

from content_hub.settings import Rate, Settings, SettingsInvalid, as_variables, explain, read_settings


def test_service_runs_without_any_setting(tmp_path: Path) -> None:
    settings = read_settings({"PATH": "/bin"}, tmp_path)
    assert settings == Settings()
    assert (settings.store_path, settings.manage_rate, settings.delivery_rate) == (
        Path("content-hub.db"),
        Rate(600, 60),
        None,
    )


def test_variable_counts_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "content-hub.toml").write_text('port = 81\nhost = "::1"\ncors_origins = ["https://a.example"]\n')
    settings = read_settings({"CONTENT_HUB_PORT": "82"}, tmp_path)
    assert (settings.port, settings.host, settings.cors_origins) == (82, "::1", ("https://a.example",))


def test_file_elsewhere_is_named_by_a_variable(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("workers = 3\n")
    assert read_settings({"CONTENT_HUB_CONFIG": str(tmp_path / "other.toml")}, Path("/nowhere")).workers == 3


def test_store_may_lie_at_an_absolute_or_relative_path() -> None:
    assert Settings(store="sqlite:////srv/hub.db").store_path == Path("/srv/hub.db")
    assert Settings(store="sqlite:///hub.db").store_path == Path("hub.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("PORT", "8_0"),
        ("WORKERS", "-1"),
        ("STORE", "postgresql://localhost/hub"),
        ("STORE", "sqlite:///"),
        ("STORE", "hub.db"),
        ("STORE", "sqlite:///a\x00b"),
        ("RATE_MANAGE", "600"),
        ("RATE_MANAGE", "0/minute"),
        ("RATE_DELIVERY", "1/week"),
        ("CORS_ORIGINS", "shop.example"),
        ("CORS_ORIGINS", "https://shop.example/path"),
        ("LOG_LEVEL", "loud"),
        ("HOST", ""),
        ("MAX_BODY", "1"),
    ],
)
def test_wrong_setting_is_refused_by_its_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsInvalid, match=f"CONTENT_HUB_{name}") as refused:
        read_settings({f"CONTENT_HUB_{name}": value}, tmp_path)
    assert f"CONTENT_HUB_{name}" in refused.value.de


def test_unknown_setting_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match=r"CONTENT_HUB_PROT.*CONTENT_HUB_PORT"):
        read_settings({"CONTENT_HUB_PROT": "80"}, tmp_path)


@pytest.mark.parametrize("text", ["port = ", "prot = 80", "port = [1]", "[port]\nx = 1", "port = true", "\x00"])
def test_file_that_says_nothing_sensible_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "content-hub.toml").write_text(text)
    with pytest.raises(SettingsInvalid):
        read_settings({}, tmp_path)


def test_file_that_is_not_there_is_refused_where_it_was_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match=r"missing\.toml"):
        read_settings({"CONTENT_HUB_CONFIG": str(tmp_path / "missing.toml")}, tmp_path)


def test_settings_survive_the_way_into_another_process(tmp_path: Path) -> None:
    settings = Settings(port=81, cors_origins=("https://a.example", "https://b.example"), rate_delivery="5/second")
    assert read_settings(as_variables(settings), tmp_path) == settings


def test_every_setting_is_explained() -> None:
    explained = {variable: text for variable, text, _, _ in explain()}
    assert set(explained) == {f"CONTENT_HUB_{name.upper()}" for name in Settings.__struct_fields__}
    assert all(text.endswith(".") for text in explained.values())
