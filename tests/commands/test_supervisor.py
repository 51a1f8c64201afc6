"""The supervisor over real little processes: starts, restarts, and stops them cleanly."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from contextlib import asynccontextmanager

import pytest

from forbear.supervisor import Service, Supervisor

STAYS = "import time; print('up', flush=True); time.sleep(60)"
DIES = "import sys; print('dies', flush=True); sys.exit(3)"
DEAF = f"import signal; signal.signal(15, signal.SIG_IGN); {STAYS}"


@pytest.fixture
def make_service(tmp_path):
    def make(name, program, says="up", ready_within=20.0):
        log = tmp_path / "log" / f"{name}.log"

        async def ready() -> bool:
            return log.exists() and says in log.read_text()

        command = [sys.executable, "-c", program]
        return Service(name, lambda: command, {"NAME": name}, ready, log, ready_within)

    return make


@asynccontextmanager
async def running(services, root):
    """A started supervisor, its lines, and its exit status once it has been told to stop."""
    lines: list[str] = []
    began = asyncio.Event()
    supervisor = Supervisor(services, root, lines.append)
    run = asyncio.create_task(supervisor.run(began.set))
    waits = asyncio.create_task(began.wait())
    await asyncio.wait({run, waits}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
    yield run, lines
    waits.cancel()
    if not run.done():
        os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(run, 30)


def alive(service) -> list[int]:
    """The processes that run this very program."""
    wanted = service.command()[-1].encode()
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/cmdline", "rb") as file:
                    if wanted in file.read().split(b"\0"):
                        found.append(int(entry))
            except OSError:
                continue
    return found


async def until(holds, within=20.0):
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < within, "it did not happen in time"
        await asyncio.sleep(0.05)


async def test_everything_starts_and_stops_cleanly(make_service, tmp_path):
    services = [make_service("one", STAYS + " # one"), make_service("two", STAYS + " # two")]
    async with running(services, tmp_path) as (run, lines):
        assert [len(alive(service)) for service in services] == [1, 1]
        assert sum("ready after" in line for line in lines) == 2

    assert await run == 0
    assert [alive(service) for service in services] == [[], []]


async def test_who_is_killed_is_started_again_and_the_others_go_on(make_service, tmp_path):
    victim, other = make_service("victim", STAYS + " # v"), make_service("other", STAYS + " # o")
    async with running([victim, other], tmp_path) as (_, lines):
        (before,), (untouched,) = alive(victim), alive(other)
        os.kill(before, signal.SIGKILL)
        await until(lambda: alive(victim) not in ([], [before]))

        assert alive(other) == [untouched]
        assert any(line.startswith("victim ended with -9") for line in lines)


async def test_who_dies_at_once_is_tried_ever_more_slowly(make_service, tmp_path):
    mortal, steady = (
        make_service("mortal", DIES, says="dies"),
        make_service("steady", STAYS + " # s"),
    )
    async with running([mortal, steady], tmp_path) as (_, lines):
        await until(lambda: sum("mortal ended with 3" in line for line in lines) >= 3)

    pauses = [line.rsplit(" in ", 1)[1] for line in lines if "mortal ended" in line]
    assert pauses[:3] == ["0.5 s", "1.0 s", "2.0 s"]


async def test_who_is_never_ready_ends_the_start_with_its_log(make_service, tmp_path):
    never = make_service("never", STAYS + " # never", says="something else", ready_within=0.5)
    fine = make_service("fine", STAYS + " # fine")
    async with running([never, fine], tmp_path) as (run, lines):
        assert await run == 1

    assert any("never was not ready" in line and str(never.log) in line for line in lines)
    assert (alive(never), alive(fine)) == ([], [])


async def test_who_does_not_listen_is_killed(make_service, tmp_path, monkeypatch):
    monkeypatch.setattr("forbear.supervisor.STOP_WITHIN", 0.5)
    deaf = make_service("deaf", DEAF)
    async with running([deaf], tmp_path) as (_, lines):
        assert len(alive(deaf)) == 1

    assert alive(deaf) == []
    assert any("deaf did not stop" in line for line in lines)


async def test_a_program_that_is_not_there_is_said(tmp_path, make_service):
    good = make_service("good", STAYS + " # good")
    nothing = [str(tmp_path / "nothing")]
    lost = Service("lost", lambda: nothing, {}, good.ready, tmp_path / "lost.log", 2.0)
    async with running([lost, good], tmp_path) as (_, lines):
        await until(lambda: any("lost" in line and "nothing" in line for line in lines))


async def test_each_process_gets_its_own_settings_and_log(make_service, tmp_path):
    shows = make_service(
        "shows", "import os, time; print(os.environ['NAME'], 'up', flush=True); time.sleep(60)"
    )
    async with running([shows], tmp_path):
        assert shows.log.read_text() == "shows up\n"


async def test_what_is_to_run_is_asked_at_each_start(tmp_path, make_service):
    """A model that was promoted meanwhile is the one that a restarted assistant serves."""
    first = tmp_path / "first"
    program = f"import pathlib, sys; pathlib.Path(sys.argv[1]).touch(); {STAYS}"

    def command():
        name = tmp_path / "second" if first.exists() else first
        return [sys.executable, "-c", program, str(name)]

    async def ready() -> bool:
        return first.exists()

    changing = Service("changing", command, {}, ready, tmp_path / "changing.log", 20.0)
    started = Service("changing", lambda: [str(first)], {}, ready, changing.log)
    async with running([changing], tmp_path):
        os.kill(alive(started)[0], signal.SIGKILL)
        await until((tmp_path / "second").exists)
