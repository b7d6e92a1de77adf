"""A form as data: pages, questions, conditions, risks and grades, strict at every level."""

from msgspec import UNSET, Struct, UnsetType

Words = dict[str, str]
"""A text in each language: {"en": "Bike", "cy": "Beic"}. English is always there."""


class Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Unknown keys are an error: a misspelt rule must never be a rule that is silently off."""


RENAMED = {"in_": "in", "not_": "not", "all_": "all", "any_": "any"}


class Condition(Strict, frozen=True, rename=RENAMED):
    """Exactly one of its keys. An answer that is not there reads as ""."""

    eq: tuple[str, str] | UnsetType = UNSET
    in_: tuple[str, list[str]] | UnsetType = UNSET
    has: tuple[str, str] | UnsetType = UNSET
    answered: str | UnsetType = UNSET
    not_: "Condition | UnsetType" = UNSET
    all_: "list[Condition] | UnsetType" = UNSET
    any_: "list[Condition] | UnsetType" = UNSET

    def __post_init__(self) -> None:
        if sum(getattr(self, name) is not UNSET for name in self.__struct_fields__) != 1:
            raise ValueError("a condition has exactly one of eq, in, has, answered, not, all, any")


QUESTION_TYPES = (
    *("text", "long", "number", "money", "date", "time", "yesno", "radios", "checkboxes"),
    *("postcode", "email", "phone", "vrm", "photos", "declaration", "note"),
)


class Option(Strict, frozen=True):
    value: str
    label: Words
    hint: Words = {}


class Question(Strict, frozen=True):
    """`missing` is what is said when a required answer is empty; `suggest` names the answer that
    lists option values to show first."""

    name: str
    type: str
    label: Words
    hint: Words = {}
    required: bool = False
    max: int = 0
    min: int = 0
    past: bool = False
    options: list[Option] = []
    when: Condition | None = None
    autocomplete: str = ""
    suggest: str = ""
    missing: Words = {}

    def __post_init__(self) -> None:
        if self.type not in QUESTION_TYPES:
            raise ValueError(f"unknown question type in {self.name}")


class Repeat(Strict, frozen=True):
    key: str
    item: Words
    max: int


class Page(Strict, frozen=True):
    id: str
    title: Words
    questions: list[Question]
    lead: Words = {}
    when: Condition | None = None
    repeat: Repeat | None = None


class Adds(Strict, frozen=True):
    threat: int = 0
    harm: int = 0
    risk: int = 0
    vulnerability: int = 0


class Risk(Strict, frozen=True):
    """`minutes`: only when the report is at least so old. `flag`: a closed code for the desk."""

    id: str
    because: Words
    adds: Adds = Adds()
    when: Condition | None = None
    minutes: int = 0
    flag: str = ""


class Grade(Strict, frozen=True):
    """The first row that holds is the grade; `at_least` is the sum of all scores."""

    grade: int
    when: Condition | None = None
    at_least: int = 0


OUTCOMES = ("999", "101", "form", "signpost", "force", "advice")


class Outcome(Strict, frozen=True):
    """Where the answers lead. `passed` names the answer that is "yes" once a person went on."""

    id: str
    kind: str
    when: Condition
    title: Words
    why: Words
    form: str = ""
    signpost: str = ""
    passed: str = ""

    def __post_init__(self) -> None:
        if self.kind not in OUTCOMES:
            raise ValueError(f"unknown kind of outcome in {self.id}")


class Start(Strict, frozen=True):
    """What is said before the first question. `first` comes above all else."""

    summary: Words
    lead: Words
    need: list[Words] = []
    first: Words = {}


class Retention(Strict, frozen=True):
    """How long the force keeps it; `drafts_days` is for the phone."""

    group: str
    months: int
    drafts_days: int = 28


class Definition(Strict, frozen=True):
    slug: str
    version: int
    kind: str
    title: Words
    start: Start
    pages: list[Page]
    next: list[Words]
    retention: Retention
    sensitive: bool = False
    minutes: int = 5
    risks: list[Risk] = []
    grades: list[Grade] = []
    outcomes: list[Outcome] = []
    alarm: int = 1
    tags: list[str] = []
