"""The records and their table: parameters, formulas, kinks, look-up and registration."""

import copy
import dataclasses
import pickle

import numpy as np
import pytest
import typst
from numpy.typing import ArrayLike

import actmath
from actmath import Activation, Interval, Parameter
from actmath.activations.elementwise import FloatArray

INFINITY = float("inf")
EXTENDED = [*actmath.ACTIVATIONS.values(), actmath.activation("elu", alpha=1.6733), actmath.activation("swish", beta=2)]


def compiles(formula: str) -> bool:
    return bool(typst.compile(f"#set page(width: auto, height: auto)\n$ {formula} $".encode(), format="svg"))


def softplus(x: ArrayLike, beta: float) -> FloatArray:
    values = np.asarray(x, dtype=np.float64)
    return np.logaddexp(0.0, beta * values) / beta


def softplus_grad(x: ArrayLike, beta: float) -> FloatArray:
    return actmath.sigmoid(beta * np.asarray(x, dtype=np.float64))


SOFTPLUS = Activation(
    name="softplus",
    title="Softplus",
    evaluate=softplus,
    differentiate=softplus_grad,
    formula_template="1 / beta ln(1 + e^({beta:factor}x))",
    derivative_template="sigma({beta:factor}x)",
    parameter_definitions=(Parameter("beta", symbol="beta", value=1.0, minimum=1e-3),),
)


def test_the_table_holds_the_seven_of_the_chapter_first() -> None:
    assert actmath.CHAPTER_ORDER == ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "gelu")
    assert tuple(actmath.ACTIVATIONS) == (*actmath.CHAPTER_ORDER, "gelu_tanh", "identity")
    assert all(name == record.name for name, record in actmath.ACTIVATIONS.items())


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        actmath.ACTIVATIONS["relu"] = SOFTPLUS  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        actmath.ACTIVATIONS["relu"].name = "other"  # type: ignore[misc]
    with pytest.raises(TypeError):
        actmath.ACTIVATIONS["elu"].parameters["alpha"] = 2.0  # type: ignore[index]


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "gelu", "identity"])
def test_a_record_evaluates_the_function_of_its_name(name: str) -> None:
    record, x = actmath.activation(name), np.linspace(-4, 4, 33)
    assert np.array_equal(record(x), getattr(actmath, name)(x))
    assert np.array_equal(record.function(x), record(x))
    assert np.array_equal(record.gradient(x), getattr(actmath, f"{name}_grad")(x))


def test_parameters_reach_the_function_and_everything_that_follows_from_it() -> None:
    record = actmath.activation("leaky_relu", negative_slope=0.2)
    assert dict(record.parameters) == {"negative_slope": 0.2}
    assert record(-5.0) == -1.0
    assert record.gradient(-5.0) == 0.2
    assert record.linear_slopes == (0.2, 1.0)
    assert record.formula == "cases(x & quad x > 0, 0.2 x & quad x <= 0)"
    assert record.symbolic_formula == "cases(x & quad x > 0, alpha x & quad x <= 0)"
    assert record.with_parameters(negative_slope=0.01) == actmath.activation("leaky_relu")


def test_a_factor_of_one_is_not_written() -> None:
    swish = actmath.activation("swish")
    assert swish.formula == "x dot sigma(x)"
    assert swish.with_parameters(beta=2).formula == "x dot sigma(2 x)"
    assert swish.symbolic_formula == "x dot sigma(beta x)"
    assert actmath.activation("leaky_relu", negative_slope=1).derivative_formula.count("1 &") == 2


@pytest.mark.parametrize("record", EXTENDED, ids=lambda record: record.formula)
def test_every_formula_is_typst_math(record: Activation) -> None:
    assert compiles(record.formula)
    assert compiles(record.derivative_formula)
    assert compiles(record.symbolic_formula)
    assert compiles(record.symbolic_derivative_formula)


@pytest.mark.parametrize(
    ("name", "parameters", "kinks", "linear_slopes"),
    [
        ("sigmoid", {}, (), None),
        ("relu", {}, (0.0,), (0.0, 1.0)),
        ("leaky_relu", {}, (0.0,), (0.01, 1.0)),
        ("leaky_relu", {"negative_slope": 1.0}, (), (1.0,)),
        ("elu", {}, (), None),
        ("elu", {"alpha": 0.5}, (0.0,), None),
        ("gelu", {}, (), None),
        ("identity", {}, (), (1.0,)),
    ],
)
def test_kinks_and_linear_slopes_follow_the_parameters(
    name: str, parameters: dict[str, float], kinks: tuple[float, ...], linear_slopes: tuple[float, ...] | None
) -> None:
    record = actmath.activation(name, **parameters)
    assert record.kinks == kinks
    assert record.linear_slopes == linear_slopes
    assert record.is_piecewise_linear == (linear_slopes is not None)


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("elu", {"alpha": -1.0}, "alpha must be a finite number >= 0, not -1.0"),
        ("elu", {"beta": 1.0}, "elu has no parameter beta; its parameters: alpha"),
        ("relu", {"alpha": 1.0}, "relu has no parameter alpha; its parameters: none"),
        ("sigmoyd", {}, "unknown activation 'sigmoyd': did you mean sigmoid[?] known are sigmoid, tanh, .*, identity"),
        ("", {}, "unknown activation '': known are sigmoid"),
    ],
)
def test_unknown_names_and_values_out_of_range_name_the_allowed(
    name: str, parameters: dict[str, float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        actmath.activation(name, **parameters)


@pytest.mark.parametrize("name", actmath.ACTIVATIONS)
def test_records_travel_between_processes(name: str) -> None:
    record = actmath.activation(name)
    assert record.value_range.lower < INFINITY  # fills the cache first
    copied = pickle.loads(pickle.dumps(record))  # noqa: S301 - our own bytes
    assert copied(-1.25) == record(-1.25)
    assert copied.slope_range == record.slope_range
    assert copy.deepcopy(record)(0.5) == record(0.5)
    assert hash(record) == hash(actmath.activation(name))


@pytest.mark.parametrize("name", actmath.CHAPTER_ORDER)
def test_every_function_of_the_chapter_names_its_source(name: str) -> None:
    source = actmath.activation(name).sources[0]
    assert str(source).startswith(f"{source.citation}, section ")
    assert source.title


def test_one_record_is_enough_for_a_new_function() -> None:
    with actmath.register(SOFTPLUS) as record:
        assert actmath.activation("softplus") is not None
        assert list(actmath.ACTIVATIONS)[-1] == "softplus"
        sharp = actmath.activation("softplus", beta=4.0)
        assert sharp(0.0) == pytest.approx(np.log(2) / 4)
        assert sharp.derivative_formula == "sigma(4 x)"
        assert compiles(sharp.formula)
        assert record.value_range == Interval(0.0, INFINITY, lower_attained=False, upper_attained=False)
        assert record.slope_range == Interval(0.0, 1.0, lower_attained=False, upper_attained=False)
        assert record.extrema == record.slope_extrema == ()
        with pytest.raises(ValueError, match=r"beta must be a finite number >= 0\.001, not 0"):
            actmath.activation("softplus", beta=0)
    assert "softplus" not in actmath.ACTIVATIONS


def test_a_name_can_be_registered_only_once() -> None:
    with (
        actmath.register(SOFTPLUS),
        pytest.raises(ValueError, match="'softplus' is there already"),
        actmath.register(SOFTPLUS),
    ):
        pass
    with pytest.raises(ValueError, match="'relu'"), actmath.register(actmath.activation("relu")):
        pass
