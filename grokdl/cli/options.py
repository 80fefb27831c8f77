"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from ..catalog.look import OPTIONS
from ..catalog.option import Option
from ..catalog.request import title_given
from ..errors import GrokdlError, did_you_mean
from ..files.filenames import refuse_controls, typed
from ..learning.parameters import Parameters, described
from ..voice import allow

Command = TypeVar("Command", bound=Callable[..., Any])
SIZES = {"quality", "height"}  # options of the look that say how large a picture is
OTHER_FLAGS = {"goal_prediction": ["--goal"], "alpha": ["--learning-rate"]}


class OneOf(click.Choice[str]):
    """A choice that answers a slip with the nearest word."""

    def __init__(self, kind: str, words: Sequence[str]) -> None:
        super().__init__(words, case_sensitive=False)
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word that is meant. Raises GrokdlError if it is none of them."""
        word = str(value).lower().replace("_", "-")
        if word not in self.choices:
            raise GrokdlError(
                f"There is no {self.kind} {value!r}.", did_you_mean(word, self.choices)
            )
        return word


def parameter_options(command: Command) -> Command:
    """Give a command an option for each of the chapter's five parameters."""
    meanings = described(Parameters(weight=0))
    for name in reversed(Parameters.names()):
        flags = [f"--{name.replace('_', '-')}", *OTHER_FLAGS.get(name, ())]
        command = click.option(
            *flags, name, multiple=True, metavar="NUMBER", help=_sentence(meanings[name])
        )(command)
    return command


def look_options(command: Command) -> Command:
    """Give a command the options of the look, and those for place, jobs and scenes."""
    options = (
        *map(look_option, OPTIONS.values()),
        click.option("-o", "--output", metavar="PATH", type=path, help="A file.mp4, or a folder."),
        cores_option,
        scenes_option,
    )
    return _with(options, command)


def audited_options(command: Command) -> Command:
    """Give a command the options of the look that the audit takes."""
    return _with([look_option(o) for o in OPTIONS.values() if o.audited], command)


def look_option(option: Option) -> Callable[[Command], Command]:
    """Return what gives a command one option of the look."""
    if option.is_switch:
        return click.option(option.flag, option.name, is_flag=True, help=option.help)
    if option.parse or option.check:
        metavar, kind = ("PATH", str) if option.is_file else (option.unit, option.read)
        return click.option(option.flag, metavar=metavar, type=kind, help=option.help)
    return click.option(
        *([f"-{option.letter}"] if option.letter else []),
        option.flag,
        *([option.also] if option.also else []),
        option.name,
        type=OneOf(option.name, option.values),
        default=option.usual,
        show_default=True,
        help=option.help,
    )


def haste_options(command: Command) -> Command:
    """Give a command the options for what is made anew, and how long that takes."""
    options = (
        click.option("--force", is_flag=True, help="Render what is current, too."),
        click.option("--no-cache", is_flag=True, help="Use nothing that was rendered before."),
        click.option("--profile", is_flag=True, help="Show where the time went."),
    )
    return _with(options, command)


def request_options(command: Command) -> Command:
    """Give a command the lessons, their parameters and all that a clip of them can be asked for."""
    options = (
        click.argument("lessons", nargs=-1, metavar="LESSON..."),
        parameter_options,
        click.option(
            "--set",
            "assignments",
            multiple=True,
            metavar="NAME=VALUE",
            help="Set any parameter of the lesson, its own too.",
        ),
        click.option(
            "-p", "--params", "file", metavar="FILE", type=path, help="Take a parameter file."
        ),
        click.option("--no-share", is_flag=True, help="Let variants differ in axes and length."),
        look_options,
        click.option("--title", type=title, help="Another title."),
    )
    return _with(options, command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


path = typed  # as a type of options and arguments


def title(text: str) -> str:
    """Return a title that a user typed, on one line. Raises GrokdlError if it can't be shown."""
    line = " ".join(text.split())
    refuse_controls(line, "The title", "Leave that out.")
    try:
        line.encode()
    except UnicodeEncodeError:
        raise GrokdlError(f"The title {line!r} is no text in UTF-8.", "Type it anew.") from None
    return line


def folder_of_lessons(text: str) -> Path:
    """Return a folder that a user typed. Raises GrokdlError if it is none."""
    folder = path(text)
    if not folder.is_dir():
        raise GrokdlError(f"{folder} is no folder.", "Give --scenes a folder of lessons.")
    return folder.resolve()


scenes_option = click.option(
    "--scenes",
    metavar="FOLDER",
    type=folder_of_lessons,
    help="Take the lessons from another folder.",
)

cores_option = click.option(
    "--jobs",
    "cores",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many processes work at once.  [default: all cores]",
)


def as_pairs(given: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return the parameters that were given as options, one pair for each time."""
    return [(name, value.strip()) for name, values in given.items() for value in values]


def typed_look(given: dict[str, Any]) -> dict[str, Any]:
    """Take look and title out of `given`, and return what of them was typed, not the defaults."""
    context = click.get_current_context()
    values = {name: given.pop(name) for name in (*OPTIONS, "title") if name in given}
    typed = click.core.ParameterSource.COMMANDLINE
    look = {k: v for k, v in values.items() if context.get_parameter_source(k) is typed}
    title_given(look.get("title"))
    if look.get("voice_command"):
        allow(look["voice_command"])
    switched = (option for name, option in OPTIONS.items() if name in look and option.is_switch)
    return {**look, **{option.name: not option.usual for option in switched}}


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
