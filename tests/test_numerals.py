"""Numbers as text: as the book prints them, and as a picture shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grokdl.numerals import (
    apart,
    as_power,
    between,
    differ_by,
    exact,
    factor,
    in_column,
    percent,
    plain,
    power_of_ten,
    printed,
    short,
    signed,
    times,
)
from samples import PRINTED

FINITE = st.floats(-1e307, 1e307)
TEXTS = [
    text for program in PRINTED.values() for row in program.get("rows", ()) for text in row[1:]
]


def read(text):
    """Turn a shown number back into a float."""
    return float(text.replace("\N{MINUS SIGN}", "-").replace(" ", ""))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.3025, "0.3025"),
        (1, "1.0"),
        (0.0, "0.0"),
        (-232452292.6, "-232452292.6"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333"),
        (5.4034068706900001e16, "5.40340687069e+16"),
        (1e16, "1e+16"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
    ],
)
def test_a_float_is_printed_as_python_2_did(value, text):
    assert text == printed(value)


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_book_printed_is_printed_again(text):
    assert text == printed(float(text))


@given(FINITE)
def test_a_printed_float_keeps_12_digits(value):
    assert value == pytest.approx(float(printed(value)), rel=5.0000001e-12, abs=1e-320)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1, "1"),
        (1.6, "1.6"),
        (0.72727, "0.727"),
        (-0.1848, "−0.185"),
        (100, "100"),
        (999.6, "1000"),
        (1234.4, "1234"),
        (-4872, "−4872"),
        (99_999.4, "99999"),
        (99_999.6, "1e5"),
        (-232452292.6, "−2.32e8"),
        (5.40340687069e16, "5.4e16"),
        (0.001, "0.001"),
        (0.00099996, "0.001"),
        (0.00099949, "9.99e−4"),
        (1.485e-10, "1.49e−10"),
    ],
)
def test_a_label_has_three_digits_or_those_before_the_point_and_no_more_than_it_needs(value, text):
    assert text == plain(value)


@given(FINITE, st.integers(1, 8))
def test_a_label_is_right_to_its_last_digit(value, digits):
    assert value == pytest.approx(read(plain(value, digits)), rel=0.5000001 * 10 ** (1 - digits))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2, "2"),
        (0.1, "0.1"),
        (-10.0, "−10"),
        (0.123456789, "0.123456789"),
        (1e6, "1000000"),
        (1e-7, "1e−7"),
        (1e15, "1e15"),
    ],
)
def test_a_parameter_is_shown_as_its_owner_wrote_it(value, text):
    assert text == exact(value)


@given(st.integers(-(10**6), 10**6), st.integers(0, 5))
def test_a_parameter_of_few_digits_comes_back_whole(digits, places):
    value = digits / 10**places
    assert value == read(exact(value))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0.0000"),
        (-0.0, "0.0000"),
        (0.3025, "0.3025"),
        (-0.55, "−0.5500"),
        (0.001, "0.0010"),
        (0.000999, "9.990e−4"),
        (999.9999, "999.9999"),
        (1000, "1000.00"),
        (99_999.99, "99999.99"),
        (99_999.996, "1.000e5"),
        (-232452292.6, "−2.325e8"),
        (1.48527717099e-10, "1.485e−10"),
    ],
)
def test_a_read_out_has_four_decimals_or_four_digits(value, text):
    assert text == in_column(value)


@pytest.mark.parametrize(
    ("value", "scale", "text"),
    [
        (-0.00001, 1, "0.0000"),
        (0.5, 2e-9, "5.000e−1"),
        (1e-9, 0.5, "0.0000"),
        (0.41183, 2e4, "0.4118"),
        (-0.0, 2e-9, "0.0000"),
    ],
)
def test_a_number_in_motion_keeps_its_notation(value, scale, text):
    assert text == in_column(value, scale)


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (0.34612, 0.4, "0.35"),
        (1.57483, 0.0117, "1.575"),
        (12.3456, 30, "12"),
        (-0.001, 0.4, "0.00"),
        (0.34612, 1e-9, "0.3461"),
    ],
)
def test_a_number_that_changes_by_a_step_has_two_digits_of_it(value, step, text):
    assert text == in_column(value, 1, step)


@pytest.mark.parametrize(
    ("exponent", "text"),
    [(0, "1"), (-3, "0.001"), (-4, "1e−4"), (5, "1e5"), (309, "1e309"), (-330, "1e−330")],
)
def test_a_power_of_ten_may_be_larger_than_any_float(exponent, text):
    assert text == power_of_ten(exponent)


@pytest.mark.parametrize(
    ("text", "short"), [("20000", "2e4"), ("25000", "2.5e4"), ("−30000", "−3e4"), ("0", "0e0")]
)
def test_a_number_without_room_is_a_power_of_ten(text, short):
    assert short == as_power(text)


@given(FINITE)
def test_a_read_out_is_never_longer_than_10_characters(value):
    assert len(in_column(value)) <= len("−9.999e−308")


@given(FINITE, st.sampled_from([plain, exact, in_column, signed]))
def test_no_number_on_screen_has_a_hyphen_for_a_minus(value, shown):
    assert "-" not in shown(value)


@given(st.floats(-1e15, 1e15), st.sampled_from([plain, exact, in_column]))
def test_no_zero_has_a_sign(value, shown):
    assert shown(value) not in ("−0", "−0.0000", "−0.00")


@pytest.mark.parametrize(
    ("value", "text"), [(0.88, "+ 0.88"), (-0.1848, "− 0.1848"), (0, "+ 0"), (-1e-9, "− 1e−9")]
)
def test_a_change_has_its_sign_in_front(value, text):
    assert text == signed(value)


@pytest.mark.parametrize(
    ("share", "text"), [(0.0441, "4.4%"), (0.36, "36%"), (9, "900%"), (0.5625, "56%")]
)
def test_a_share_is_a_percentage(share, text):
    assert text == percent(share)


@pytest.mark.parametrize(("factor", "text"), [(0.36, "×0.36"), (9, "×9"), (0.0441, "×0.0441")])
def test_a_factor_has_a_times_sign(factor, text):
    assert text == times(factor)


@pytest.mark.parametrize(
    ("value", "text"), [(0.1, "0.1"), (0.123456, "0.123456"), (0.1234567, "0.1235"), (-10.0, "−10")]
)
def test_a_parameter_is_short_where_there_is_little_room(value, text):
    assert text == short(value)


@pytest.mark.parametrize(
    ("one", "other", "digits"),
    [
        (0.5, 1.6, 3),
        (0.4, 0.4, 3),
        (0, 1.6, 3),
        (-1943, -1942.998, 7),
        (0.8, 0.8 + 1e-15, 9),
        (1.0, 1.001, 5),
    ],
)
def test_two_numbers_get_as_many_digits_as_tell_them_apart(one, other, digits):
    assert digits == apart(one, other)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1))
def test_numbers_that_are_told_apart_are_shown_as_two(value, share):
    other = value * (1 + share)
    digits = apart(value, other)
    assert value == other or abs(value) < 1e-300 or plain(value, digits) != plain(other, digits)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.36, "0.36"), (1, "1"), (0.999992, "0.999992"), (1.000002, "1.000002"), (9, "9")],
)
def test_a_factor_near_1_can_be_told_from_it(value, text):
    assert text == factor(value)


@pytest.mark.parametrize(
    ("value", "digits", "text"), [(-123456.789, 9, "−123456.789"), (123456.789, 5, "1.2346e5")]
)
def test_many_digits_stand_before_the_point_too(value, digits, text):
    assert text == plain(value, digits)


@pytest.mark.parametrize(
    ("texts", "comes_out"),
    [(("4", "1", "3"), True), (("1.21", "1", "0.21"), True), (("1230", "1", "1230"), False)],
)
def test_a_difference_comes_out_in_the_digits_shown_or_does_not(texts, comes_out):
    assert comes_out == differ_by(*texts)


def test_a_zero_is_one_in_any_notation():
    assert "0.0000" == in_column(0.0, 1e12)


@pytest.mark.parametrize(
    ("value", "start", "end", "digits", "text"),
    [
        (0.105, 0.1, 0.11, 5, "0.105"),
        (3.1581, 0.5, 10.5, 5, "3.2"),
        (0.5, 0.225, 0.775, 5, "0.50"),  # it keeps its decimals
        (-0.0001, -0.2, 0.3, 5, "0.00"),
        (0.25, 0.25, 0.25, 5, "0.25"),  # it does not move
        (50000.123, 50000, 50010, 5, "50000"),
        (2e-6, 1e-6, 3e-6, 5, "2e−6"),
        (-6.1041e-6, -6.173e-4, 0, 5, "−6.1e−6"),
    ],
)
def test_a_number_on_its_way_has_the_decimals_that_two_digits_of_the_way_take(
    value, start, end, digits, text
):
    assert text == between(value, start, end, digits)
