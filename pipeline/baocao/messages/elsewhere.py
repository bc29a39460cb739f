"""Sentences made elsewhere than by ``say``: the command line parser's complaints, and why a value
could not be read, why a header field is believed.

They reach a person through ``messages.retold``, which finds them here; ``{…}`` stands for what varies.
"""

from __future__ import annotations

from baocao.messages import deferred

PARSER = (
    deferred("No such option: {option}"),
    deferred("No such option: {option} (Possible options: {options})"),
    deferred("No such command {command}."),
    deferred("No such command {command}. Did you mean {other}?"),
    deferred("Missing command."),
    deferred("Missing argument '{argument}'."),
    deferred("Missing option '{option}'."),
    deferred("Got unexpected extra argument ({arguments})"),
    deferred("Got unexpected extra arguments ({arguments})"),
    deferred("Option '{option}' requires an argument."),
    deferred("Option '{option}' does not take a value."),
    deferred("Invalid value for '{option}': {complaint}"),
    deferred("Input should be greater than or equal to {least}"),
    deferred("Input should be a valid integer, unable to parse string as an integer"),
    deferred("[default: {}]"),
    deferred("[required]"),
    deferred("Options"),
    deferred("Arguments"),
    deferred("Commands"),
)

VALUES = (
    deferred("no number: {words}"),
    deferred("not a calendar point: {words}"),
    deferred("there is no month {month}"),
    deferred("{month} has no day {day}"),
    deferred("no year is stated and the report's own is not known"),
    deferred("not read as a date: {words}"),
    deferred("a day without its month"),
    deferred("a year has no {count} months"),
    deferred("neither the clause nor the report states the period to go back from"),
    deferred("the same stretch of an earlier month or quarter is no calendar point"),
    deferred("neither the clause nor the report says which month it is"),
    deferred("no type, number or known name of a document"),
    deferred("no currency that is known: {words}"),
    deferred("words after the currency: {words}"),
    deferred("no percent sign after the number: {words}"),
    deferred("two shares with a slash between: {words}"),
    deferred("not read as two ends: {words}"),
    deferred("ends before it begins: {words}"),
    deferred("no article, clause or point with its number"),
    deferred("a slash with nothing before it: {words}"),
)

HEADER = (
    deferred("the last name in the closing block"),
    deferred("the number line of the header"),
    deferred("the line of place and date"),
    deferred("given for this run"),
    deferred("given with the report"),
    deferred("the letterhead"),
    deferred("the authority set above the text"),
    deferred("the symbol and the place"),
    deferred("the symbol"),
    deferred("the heading"),
    deferred("the words under the kind of document"),
    deferred("the report's subject"),
)
