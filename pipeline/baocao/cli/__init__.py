"""The command line: what a person types comes in here, one sentence and an exit code go out."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence

from baocao import messages
from baocao.errors import BaocaoError, UsageError

DONE, FAILED, USAGE = 0, 1, 2


def main() -> None:
    """Run the command line on the process's arguments and exit with its code."""
    sys.exit(execute(sys.argv[1:]))


def execute(arguments: Sequence[str]) -> int:
    """Run one command; return 0 for done, 1 for a failed store or disk, 2 for wrong usage, 3 for some quarantined."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        left = _language_chosen(list(arguments))
        code = _command(left or ["--help"])
        code = code if left else USAGE
        sys.stdout.flush()
        return code
    except BaocaoError as error:
        return _stop(messages.say(error.message, **error.figures), error.exit_code)
    except BrokenPipeError:  # the reader (head, less) has what it wanted
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _stop(messages.say("stopped; what was finished is kept"), FAILED)
    except MemoryError:
        return _stop(messages.say("not enough memory"), FAILED)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _stop(_disk(error), FAILED)
    except Exception as error:
        if os.environ.get("BAOCAO_DEBUG"):
            raise
        kind, text = type(error).__name__, " ".join(str(error).split())
        return _stop(
            messages.say("unexpected: {kind}: {text} (BAOCAO_DEBUG=1 shows where)", kind=kind, text=text), FAILED
        )


def _command(arguments: list[str]) -> int:
    """Parse and run; the parser's own complaints become usage errors in the user's language."""
    from typer.exceptions import Exit, TyperException
    from typer.main import get_command

    from baocao.cli.app import build

    command = get_command(build())
    try:
        with command.make_context("baocao", list(arguments)) as context:
            result = command.invoke(context)
    except Exit as stop:
        return stop.exit_code
    except TyperException as complaint:
        sentence = messages.retold(complaint.format_message()).rstrip(".")
        raise UsageError(
            "{complaint}. Try: {command} --help", complaint=sentence, command=_path(complaint)
        ) from complaint
    return result if isinstance(result, int) else DONE


def _path(complaint: Exception) -> str:
    context = getattr(complaint, "ctx", None)
    return context.command_path if context else "baocao"


def _language_chosen(arguments: list[str]) -> list[str]:
    """Take ``--lang vi|en`` out of the arguments, wherever it stands before ``--``, and use it."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    left: list[str] = []
    chosen: str | None = None
    at = 0
    while at < end:
        word = arguments[at]
        if word == "--lang":
            at += 1
            chosen = arguments[at] if at < end else ""
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
        else:
            left.append(word)
        at += 1
    messages.use(None)
    if chosen is not None:
        if chosen not in messages.LANGUAGES:
            raise UsageError(
                "--lang takes {languages}, not '{given}'", languages=" | ".join(messages.LANGUAGES), given=chosen
            )
        messages.use(chosen)
    return left + arguments[end:]


def _disk(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return messages.say("no space left on the disk")
    return messages.say("the system refused: {reason}", reason=error)


def _stop(sentence: str, code: int) -> int:
    with contextlib.suppress(OSError):
        print(f"baocao: {sentence}", file=sys.stderr)
    return code
