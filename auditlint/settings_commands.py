"""``auditlint config`` and ``auditlint init``: what holds for a report and why, and a configuration to begin with."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any

import typer

from auditlint import job
from auditlint.config import FILE_NAME, PROFILES, Settings, folded
from auditlint.config_schema import schema
from auditlint.errors import BadOption, OutputError
from auditlint.model.words import Words
from auditlint.options import COMMAND_LINE, Options, layers_for
from auditlint.output import replacing, write_out
from auditlint.progress import Progress
from auditlint.validating import known, validate

Config = Annotated[str | None, typer.Option(help="配置文件 · configuration instead of .auditlint.yaml")]
Lang = Annotated[str | None, typer.Option(help="zh|en")]
Schema = Annotated[bool, typer.Option("--schema", help="配置文件的 JSON Schema，供编辑器用 · for editors")]

_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_TEMPLATE = """\
# auditlint 的配置，对本文件夹及其下的报告有效。每一项见 README.zh-CN.md。
# yaml-language-server: $schema=./.auditlint.schema.json
#   （auditlint config --schema > .auditlint.schema.json 之后，编辑器可提示各项）

# profile: 自查            # 自查：全部；抽查：算术与重复表述，把握 0.9；提交：只看错误
# ignore: [A402]           # 不用的检查项：编号、前缀或名称
# severity: {A202: info}   # 改变级别
# fail-on: warning         # error、warning、info、never
# show: warning            # error、warning、info
# exclude: [归档/]         # 不核对的文件和文件夹，写法同 .gitignore
# baseline: .auditlint-baseline.json
# max-seconds: 20          # 每份报告的处理器时间
# per-path:
#   "草稿/**": {fail-on: never}
"""


def add_to(app: typer.Typer) -> None:
    """The two commands of this module."""
    app.command("config")(show)
    app.command("init")(begin)
    app.command("completion")(tell_completion)


def show(
    path: Annotated[str, typer.Argument(metavar="PATH")] = ".",
    schema: Schema = False,
    config: Config = None,
    lang: Lang = None,
) -> None:
    """显示对一份报告起作用的设置及其来源 · the settings of a report, each with where it comes from."""
    progress = Progress()
    with job.refusals(progress, lang):
        options = Options(config=config, lang=lang)
        validate(options)
        told = _schema_text() if schema else _settings_text(Path(path), options)
        write_out([told], for_machines=schema)
    raise typer.Exit(progress.status)


def begin(folder: Annotated[str, typer.Argument(metavar="FOLDER")] = ".", lang: Lang = None) -> None:
    """在文件夹中放一份配置的样子 · put a configuration to begin with into a folder."""
    progress = Progress()
    file = Path(folder, FILE_NAME)
    with job.refusals(progress, lang):
        if file.exists():
            raise OutputError(str(file), Words("已有配置文件，不会覆盖", "there is one already: kept as it is"))
        with replacing(file) as template:
            template.write(_TEMPLATE)
        write_out([f"{file}\n"], for_machines=False)
    raise typer.Exit(progress.status)


def tell_completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="|".join(_SHELLS))], lang: Lang = None
) -> None:
    """输出命令行补全脚本 · the script by which a shell completes commands and options."""
    progress = Progress()
    with job.refusals(progress, lang):
        known("SHELL", shell, _SHELLS, BadOption)
        from typer.completion import get_completion_script  # type: ignore[attr-defined]

        script = get_completion_script(prog_name="auditlint", complete_var="_AUDITLINT_COMPLETE", shell=shell)
        write_out([script + "\n"], for_machines=True)
    raise typer.Exit(progress.status)


def _schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _settings_text(path: Path, options: Options) -> str:
    """key: value  # where it was said last; what is only usual says so."""
    report = path / "report" if path.is_dir() else path
    layers = layers_for(report, options)
    settings = folded(layers)
    zh = (options.lang or settings.lang) != "en"
    lines = []
    for each in fields(Settings):
        said = [_origin(where, each.name, changes) for where, changes in layers if _speaks(each.name, changes)]
        origin = " + ".join(said) or ("默认" if zh else "usual")
        if said and said[-1] == COMMAND_LINE and zh:
            origin = " + ".join([*said[:-1], "命令行"])
        lines.append(f"{each.name.replace('_', '-')}: {_value(getattr(settings, each.name))}  # {origin}\n")
    return "".join(lines)


def _speaks(name: str, changes: Any) -> bool:
    return name in changes or name in PROFILES.get(changes.get("profile", ""), {})


def _origin(where: str, name: str, changes: Any) -> str:
    return where if name in changes else f"{where}: profile {changes['profile']}"


def _value(value: Any) -> str:
    """As YAML writes it, on one line."""
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{" + ", ".join(f"{key}: {each}" for key, each in dict(value).items()) + "}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]"
    return "~" if value is None else str(value)
