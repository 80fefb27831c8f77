"""Captions as .srt and .vtt."""

from grokdl.words.captions import LINE, Cue, Said, in_lines, to_srt, to_vtt

CUES = [Cue(0, 1.5, "The gap is 0.8."), Cue(3599.9996, 3725.25, "error < 1\n\n& falling")]


def test_an_srt_file_numbers_its_cues_and_uses_a_comma():
    expected = (
        "1\n00:00:00,000 --> 00:00:01,500\nThe gap is 0.8.\n"
        "\n"
        "2\n01:00:00,000 --> 01:02:05,250\nerror < 1\n& falling\n"
    )
    assert expected == to_srt(CUES)


def test_a_vtt_file_has_a_header_a_point_and_no_bare_markup():
    expected = (
        "WEBVTT\n"
        "\n"
        "00:00:00.000 --> 00:00:01.500\nThe gap is 0.8.\n"
        "\n"
        "01:00:00.000 --> 01:02:05.250\nerror &lt; 1\n&amp; falling\n"
    )
    assert expected == to_vtt(CUES)


def test_without_cues_a_vtt_file_still_is_one():
    assert "WEBVTT\n" == to_vtt([])


def test_a_caption_that_was_said_has_its_numbers_in_its_text():
    assert "The gap is 0.8." == Said("gap", "The gap is {gap}.", {"gap": "0.8"}).text


def test_a_long_caption_has_two_lines_of_about_one_length_in_subtitles():
    text = "Past the best weight the slope has turned round: the next step comes back."
    assert (
        "Past the best weight the slope has\nturned round: the next step comes back."
        == in_lines(text)
    )
    assert "x" * LINE == in_lines("x" * LINE)
    assert "a line\nand another" == in_lines("a line\n and another")
    assert [LINE] * 3 == [len(line) for line in in_lines(("x" * LINE + " ") * 3).split("\n")]
    assert "x" * 99 == in_lines("x" * 99).replace("\n", "")


def test_a_cue_can_be_shown_later():
    assert Cue(10, 11, "text") == Cue(2.5, 3.5, "text").later(7.5)
