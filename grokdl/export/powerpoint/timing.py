"""Timing of a slide's clip: it starts by itself, a click on it pauses, a loop goes on for ever.

The tree is the one that PowerPoint writes for Start: Automatically and Loop until Stopped. The
order of its elements is that of ISO/IEC 29500-1, 19.5 (CT_TLCommonTimeNodeData and its kin).
"""

from __future__ import annotations

from typing import Any

from .xml import found, made

FOREVER = "indefinite"
AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
EDGE = '<p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
TIMING = """<p:timing><p:tnLst><p:par>
<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>
<p:seq concurrent="1" nextAc="seek">
<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{starts}</p:childTnLst></p:cTn>
<p:prevCondLst>{back}</p:prevCondLst><p:nextCondLst>{on}</p:nextCondLst></p:seq>
<p:video><p:cMediaNode vol="80000"><p:cTn id="7" fill="hold" display="0">
<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn>{clip}</p:cMediaNode></p:video>
<p:seq concurrent="1" nextAc="seek"><p:cTn id="8" restart="whenNotActive" fill="hold"
evtFilter="cancelBubble" nodeType="interactiveSeq">
<p:stCondLst>{clicked}</p:stCondLst><p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync>
<p:childTnLst>{pauses}</p:childTnLst></p:cTn><p:nextCondLst>{clicked}</p:nextCondLst></p:seq>
</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"""


def set_timing(slide: Any, shape_id: int, seconds: float, loops: bool) -> None:
    """Give a new slide the timing of its one clip."""
    for old in found(slide._element, "p:timing"):
        slide._element.remove(old)
    clip = f'<p:tgtEl><p:spTgt spid="{shape_id}"/></p:tgtEl>'
    with_slide = (
        f'<p:cond delay="{FOREVER}"/><p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
    )
    play = _command("playFrom(0.0)", clip, 5, 'presetID="1"', "afterEffect", _thousandths(seconds))
    pause = _command("togglePause", clip, 11, 'presetID="2"', "clickEffect", 1)
    tree = TIMING.format(
        clip=clip,
        back=EDGE.format(event="onPrev"),
        on=EDGE.format(event="onNext"),
        clicked=f'<p:cond evt="onClick" delay="0">{clip}</p:cond>',
        starts=_within(3, f"<p:stCondLst>{with_slide}</p:stCondLst>", play),
        pauses=_within(9, AT_ONCE, pause),
    )
    slide._element._insert_timing(made(tree))
    set_loop(slide, shape_id, loops)


def set_loop(slide: Any, shape_id: int, loops: bool) -> None:
    """Let a clip repeat until the slide is left, or play once."""
    for node in _nodes(slide, "p:video/p:cMediaNode", shape_id, "p:cTn"):
        if loops:
            node.set("repeatCount", FOREVER)
        else:
            node.attrib.pop("repeatCount", None)


def set_length(slide: Any, shape_id: int, seconds: float) -> None:
    """Tell the command that plays a clip how long it is now."""
    for node in _nodes(slide, "p:cmd[starts-with(@cmd, 'playFrom')]", shape_id, "p:cBhvr/p:cTn"):
        node.set("dur", str(_thousandths(seconds)))


def _nodes(slide: Any, owner: str, shape_id: int, path: str) -> list[Any]:
    """Return the time nodes of those owners that are about one shape."""
    about = f"descendant::p:spTgt[@spid='{shape_id}']"
    return found(slide._element, f"p:timing//{owner}[{about}]/{path}")


def _within(first: int, condition: str, effect: str) -> str:
    """Return an effect in the two groups (a click's, and those that start together) around it."""
    inner = f'<p:par><p:cTn id="{first + 1}" fill="hold">{AT_ONCE}<p:childTnLst>{effect}'
    return (
        f'<p:par><p:cTn id="{first}" fill="hold">{condition}<p:childTnLst>{inner}'
        "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _command(name: str, clip: str, number: int, preset: str, node: str, length: int) -> str:
    """Return an effect that gives a clip a command."""
    return (
        f'<p:par><p:cTn id="{number}" {preset} presetClass="mediacall" presetSubtype="0" '
        f'fill="hold" nodeType="{node}">{AT_ONCE}<p:childTnLst>'
        f'<p:cmd type="call" cmd="{name}"><p:cBhvr>'
        f'<p:cTn id="{number + 1}" dur="{length}" fill="hold"/>{clip}</p:cBhvr></p:cmd>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _thousandths(seconds: float) -> int:
    return max(round(seconds * 1000), 1)
