"""All that a check may import: the nouns, and nothing that does work."""

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.check import Check
from auditlint.model.comparison import Comparison
from auditlint.model.document import Document
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
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import Cell, Column, ColumnKind, Row, RowKind, Table
from auditlint.model.unit import NO_UNIT, Dimension, Unit
from auditlint.model.view import View
from auditlint.model.words import Words

__all__ = [
    "NO_UNIT",
    "ONE",
    "AnnualRate",
    "Basis",
    "BlockKind",
    "Cell",
    "Check",
    "Closure",
    "Column",
    "Comparison",
    "ColumnKind",
    "Const",
    "Defect",
    "Dimension",
    "Document",
    "Equation",
    "Expression",
    "Fact",
    "Hedge",
    "Magnitude",
    "Measure",
    "Of",
    "Paragraph",
    "Product",
    "Quantity",
    "Quotient",
    "Reading",
    "Relation",
    "Role",
    "Row",
    "RowKind",
    "Scope",
    "ScopeKind",
    "Severity",
    "Source",
    "Span",
    "Standing",
    "Sum",
    "Table",
    "Unit",
    "View",
    "Words",
    "difference",
    "growth",
    "ratio",
    "total",
]
