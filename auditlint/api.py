"""All that a check may import: the nouns, and nothing that does work."""

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.caption import Caption
from auditlint.model.check import Check
from auditlint.model.closure import Closure
from auditlint.model.derivation import Derivation, Derived
from auditlint.model.document import Document
from auditlint.model.enumeration import Enumeration, Item, ListForm
from auditlint.model.equation import Defect, Equation, Reading, Relation, Standing
from auditlint.model.expression import (
    ONE,
    AnnualRate,
    Const,
    Expression,
    Magnitude,
    Of,
    Product,
    Quotient,
    Sum,
    difference,
    growth,
    ratio,
    total,
)
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.form import Asks, Form, Shape, Slot
from auditlint.model.han import HAN
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.repetition import Copied, Repetition, RepetitionKind
from auditlint.model.rescaling import right_scale
from auditlint.model.scoring import Scored, Scoring, is_budget_part, scorings
from auditlint.model.series import Marker, MarkerStyle, Series
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import (
    Cell,
    Column,
    ColumnKind,
    Crossing,
    Footing,
    FootingKind,
    Group,
    Keyed,
    Link,
    LinkKind,
    Operands,
    Row,
    RowKind,
    Table,
    forms,
)
from auditlint.model.table_equations import Capped, crossing_equations, footing_equations, link_equations
from auditlint.model.unit import NO_UNIT, Dimension, Unit
from auditlint.model.view import View
from auditlint.model.words import Words

__all__ = [
    "HAN",
    "NO_UNIT",
    "ONE",
    "AnnualRate",
    "Asks",
    "Basis",
    "BlockKind",
    "Capped",
    "Caption",
    "Cell",
    "Check",
    "Closure",
    "Column",
    "ColumnKind",
    "Const",
    "Copied",
    "Crossing",
    "Defect",
    "Derivation",
    "Derived",
    "Dimension",
    "Document",
    "Enumeration",
    "Equation",
    "Expression",
    "Fact",
    "Footing",
    "FootingKind",
    "Form",
    "Group",
    "Hedge",
    "Item",
    "Keyed",
    "Link",
    "LinkKind",
    "ListForm",
    "Magnitude",
    "Marker",
    "MarkerStyle",
    "Measure",
    "Of",
    "Operands",
    "Paragraph",
    "Product",
    "Quantity",
    "Quotient",
    "Reading",
    "Relation",
    "Repetition",
    "RepetitionKind",
    "Role",
    "Row",
    "RowKind",
    "Scored",
    "Scoring",
    "Series",
    "Severity",
    "Shape",
    "Slot",
    "Source",
    "Span",
    "Standing",
    "Sum",
    "Table",
    "Unit",
    "View",
    "Words",
    "crossing_equations",
    "difference",
    "footing_equations",
    "forms",
    "growth",
    "is_budget_part",
    "link_equations",
    "ratio",
    "right_scale",
    "scorings",
    "total",
]
