"""The commands together, and how they end."""

from __future__ import annotations

import os
import sys
import traceback

import click

from ..engine.users_settings import mistake_in_settings
from ..engine.worker_pool import RenderError
from ..errors import EndedError, GrokdlError, did_you_mean
from .audit import audit
from .clean import clean
from .export import export
from .listing import list_lessons
from .params import params
from .recipe import show_recipe
from .render import film, render
from .sections import list_sections
from .status import status, update
from .train import train
from .transcript import transcript
from .watch import watch
from .words import words

DONE, OUR_FAULT, YOUR_MISTAKE = 0, 1, 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(package_name="grokdl", message="grokdl %(version)s")
@click.pass_context
def grokdl(context: click.Context) -> None:
    """Watch one neuron learn: videos of gradient descent on one weight.

    \b
    Examples:
      grokdl list
      grokdl train --input 2 --alpha 0.1
      grokdl render overshoot -q draft
      grokdl film

    Exit codes: 0 done, 2 your mistake, 1 our fault, 130 stopped by you.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


COMMANDS = (
    list_lessons,
    train,
    params,
    words,
    render,
    watch,
    film,
    export,
    show_recipe,
    transcript,
    list_sections,
    status,
    update,
    clean,
    audit,
)
for command in COMMANDS:
    grokdl.add_command(command)


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; no traceback reaches a user."""
    command = " ".join(["grokdl", *(word for word in arguments[:1] if word in grokdl.commands)])
    try:
        code = grokdl.main(arguments, "grokdl", standalone_mode=False)
        sys.stdout.flush()
    except EndedError as end:
        return _say(end.message, end.hint, DONE)
    except GrokdlError as mistake:
        return _say(mistake.message, mistake.hint or f"See {command} -h.", YOUR_MISTAKE)
    except click.UsageError as mistake:
        named = isinstance(mistake, click.BadParameter)  # else it would not say which option
        said = mistake.format_message() if named else mistake.message
        return _say(said, _near(mistake) or f"See {command} -h.", YOUR_MISTAKE)
    except click.Abort:
        raise KeyboardInterrupt from None
    except (BrokenPipeError, SystemExit):  # click 8 turns the one into the other
        # The reader of our output has left, as `head` does; Python must not flush into the void.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        mistaken = mistake_in_settings(error)
        return _say(mistaken.message, mistaken.hint, YOUR_MISTAKE) if mistaken else _confess(error)
    return code if isinstance(code, int) else DONE


def _near(mistake: click.UsageError) -> str:
    if isinstance(mistake, click.exceptions.NoSuchCommand):
        return did_you_mean(mistake.command_name, grokdl.commands)
    if isinstance(mistake, click.NoSuchOption) and mistake.ctx:
        options = (name for option in mistake.ctx.command.params for name in option.opts)
        return did_you_mean(mistake.option_name, (o for o in options if o.startswith("--")))
    return ""


def _confess(error: Exception) -> int:
    if os.environ.get("GROKDL_DEBUG"):
        traceback.print_exception(error)
    name = "" if isinstance(error, RenderError) else f"{type(error).__name__}: "
    first_line = str(error).partition("\n")[0]
    return _say(
        f"this is our fault, not yours: {name}{first_line}",
        "Run it again with GROKDL_DEBUG=1 in the environment to see the details.",
        OUR_FAULT,
    )


def _say(message: str, hint: str, code: int) -> int:
    click.echo(f"grokdl: {message}\n{hint}", err=True)
    return code
