"""What a component is made from: a change anywhere in it trains that component again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from forbear.fingerprint import source_fingerprint
from tests.nlu.corpus import ROOT
from tests.nlu.pipeline import components, policies
from tests.test_architecture import imports

_opened: set[str] = set()
_listening = False


def _note(event: str, arguments: tuple) -> None:
    if _listening and event == "open" and isinstance(arguments[0], (str, Path)):
        _opened.add(str(arguments[0]))


sys.addaudithook(_note)


def read_by(component: type, config: dict) -> set[str]:
    """The files of ours that the component's fingerprint is made from."""
    global _listening
    _opened.clear()
    _listening = True
    try:
        component.fingerprint_addon(config)
    finally:
        _listening = False
    paths = (Path(name) if Path(name).is_absolute() else ROOT / name for name in _opened)
    return {str(p.relative_to(ROOT)) for p in paths if p.is_relative_to(ROOT)}


def helpers(component: type) -> Iterator[str]:
    """Every module of forbear.nlu that the component imports, directly or through another."""
    waiting = [_file(component.__module__)]
    seen = set(waiting)
    while waiting:
        for name in imports(waiting.pop()):
            file = _file(name) or _file(name.rpartition(".")[0])
            if file and file not in seen and name.startswith("forbear.nlu"):
                seen.add(file)
                waiting.append(file)
                yield str(file.relative_to(ROOT))


def _file(module: str) -> Path | None:
    path = ROOT / module.replace(".", "/")
    found = (path.with_suffix(".py"), path / "__init__.py")
    return next((p for p in found if p.is_file()), None) if module.startswith("forbear") else None


@pytest.mark.parametrize("name", [name for name, _ in components()])
def test_a_change_in_a_helper_trains_the_component_again(name):
    """Rasa itself looks at the source of the component's class and at nothing else."""
    component, config = next(entry for n, entry in components() if n == name)

    assert set(helpers(component)) - read_by(component, config) == set()


@pytest.mark.parametrize("name", [name for name, _ in policies()])
def test_a_change_of_the_act_table_trains_our_policies_again(name):
    component, config = next(entry for n, entry in policies() if n == name)

    assert "data/acts.yml" in read_by(component, config)


def test_another_encoder_is_another_fingerprint():
    from forbear.nlu.embeddings import encoder_version
    from forbear.nlu.sentence_encoder import SentenceEncoder

    assert encoder_version() in SentenceEncoder.fingerprint_addon({})


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "invented_package"
    (folder / "inner").mkdir(parents=True)
    for name in ("__init__.py", "one.py", "inner/__init__.py", "inner/words.yml"):
        (folder / name).write_text(f"# {name}\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


@pytest.mark.parametrize("name", ["__init__.py", "one.py", "inner/__init__.py", "inner/words.yml"])
def test_a_package_is_all_its_files(package, name):
    before = source_fingerprint("invented_package")
    (package / name).write_text("# changed\n")

    assert source_fingerprint("invented_package") != before


def test_a_new_file_counts_and_what_python_leaves_behind_does_not(package):
    before = source_fingerprint("invented_package")
    (package / "one.pyc").write_bytes(b"\0")
    assert source_fingerprint("invented_package") == before

    (package / "two.py").write_text("")
    assert source_fingerprint("invented_package") != before


def test_a_module_is_its_own_file_alone(package):
    before = source_fingerprint("invented_package.one")
    (package / "inner" / "words.yml").write_text("changed")

    assert source_fingerprint("invented_package.one") == before


def test_a_module_that_is_not_there_is_an_error():
    with pytest.raises(ModuleNotFoundError, match="forbear.nlu.nothing"):
        source_fingerprint("forbear.nlu.nothing")
