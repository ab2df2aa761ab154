"""All that can go wrong, as errors that say where, what, and what to do.

    AuditlintError
    ├── InputError              a report could not be read; the others are still checked
    │   ├── MissingFile
    │   ├── Unreadable          permission denied, a broken disk …
    │   ├── NotRegular          a pipe or a device: it may never end
    │   ├── EmptyFile
    │   ├── NotText             bytes that no encoding explains, or a file of another kind
    │   ├── TooLarge
    │   ├── Damaged             a document that is cut off, or not what its name says
    │   ├── Protected           a document that only a password opens
    │   ├── Unsafe              a document built to harm its reader
    │   ├── NoText              pictures of pages, or glyphs without a meaning
    │   ├── NeedsExtra          a kind of file for which a part of auditlint is not installed
    │   ├── NeedsOffice         a kind of file that only an office program opens
    │   ├── CannotAnnotate      a kind of file into which no remark can be written
    │   └── NoReports           a folder without a single report
    ├── UsageError              the command line or the configuration asks for what is not there
    │   ├── UnknownCheck
    │   ├── UnknownFormat
    │   ├── BadOption
    │   └── BadConfiguration
    ├── Failed                  a report was read, and could not be checked to its end
    │   └── BoundMet            it takes more time, memory or room than the bounds allow
    ├── PluginError             a check that fails to load, or whose form is wrong
    └── OutputError             the result cannot be written where it was asked for

Every one of them ends in exit status 2: work was not done.
"""

# ruff: noqa: N818  A name says what happened; the suffix Error would say nothing more.
from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from auditlint.model.words import Words

# A line that a person reads, whatever a stranger has put where a value should stand.
_LONGEST = 2000


class AuditlintError(Exception):
    """``where`` (a path, an option), ``what`` is wrong there, and the ``remedy``.

    A subclass has its usual words; the place that raises it may give better ones. The arguments are
    kept as they were given, so that an error survives the way back from another process.
    """

    usual: ClassVar[Words] = Words("未能完成", "not done")
    usual_remedy: ClassVar[Words] = Words("", "")

    def __init__(self, where: str, what: Words | None = None, remedy: Words | None = None) -> None:
        super().__init__(where, what, remedy)
        self.where = where
        self.what = what or self.usual
        self.remedy = remedy or self.usual_remedy

    def say(self, language: str) -> str:
        """One line, whatever stands in a path or in a parser's own message."""
        colon, stop = (": ", "; ") if language == "en" else ("：", "；")
        remedy = self.remedy.say(language)
        line = f"{self.where}{colon}{self.what.say(language)}" + (f"{stop}{remedy}" if remedy else "")
        told = " ".join(line.split())
        return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"

    def __str__(self) -> str:
        return self.say("zh")


class InputError(AuditlintError):
    """A report could not be read."""

    usual = Words("无法读取", "cannot be read")


class MissingFile(InputError):
    """Nothing stands at this path."""

    usual = Words("文件不存在", "no such file")
    usual_remedy = Words("请检查路径", "check the path")


class Unreadable(InputError):
    """The system refuses to hand out the bytes."""

    usual_remedy = Words("请检查文件权限", "check the file's permissions")


class NotRegular(InputError):
    """A pipe or a device: reading could wait for ever, or never end."""

    usual = Words("不是普通文件（管道、设备等），未读取", "not a regular file (a pipe, a device): not read")
    usual_remedy = Words(
        "请存为文件，或经标准输入（-）传入", "save it as a file, or pass it through standard input (-)"
    )


class EmptyFile(InputError):
    """The file holds nothing, or nothing but blanks."""

    usual = Words("文件为空，没有可核对的内容", "the file is empty: there is nothing to check")
    usual_remedy = Words("请确认文件已保存", "make sure that it was saved")


class NotText(InputError):
    """Bytes that neither UTF-8 nor GB18030 explains, or a file that is no text at all."""

    usual = Words("不是 UTF-8 或 GB18030 编码的文本", "not a text in UTF-8 or GB18030")
    usual_remedy = Words(
        "请另存为 UTF-8 文本，或用 --encoding 指明编码", "save it as UTF-8, or name its encoding with --encoding"
    )


class TooLarge(InputError):
    """More than one report can hold."""

    usual = Words("文件过大，未作核对", "too large: not checked")
    usual_remedy = Words("请拆分后再核对", "split it and check the parts")


class Damaged(InputError):
    """A document that is cut off, or not what its name says."""

    usual = Words("文件已损坏或不完整，无法读取", "damaged or cut off: cannot be read")
    usual_remedy = Words("请重新取得该文件，或用原软件打开后另存", "fetch it again, or open and save it anew")


class Protected(InputError):
    """A document that only a password opens."""

    usual = Words("文件已加密，需要密码才能打开", "encrypted: only a password opens it")
    usual_remedy = Words("请去除密码后再核对", "remove the password and check it again")


class Unsafe(InputError):
    """A document built to harm its reader; nothing of it is read."""

    usual = Words("文件结构不安全，未读取", "built unsafely: not read")
    usual_remedy = Words("请用原软件打开后另存", "open it with the program that made it and save it anew")


class NoText(InputError):
    """Pictures of pages, or glyphs without a meaning."""

    usual = Words("文件中没有可读的文字", "there is no text in it that can be read")
    usual_remedy = Words(
        "请提供电子版，或先作文字识别（OCR）", "get the electronic version, or recognise its text (OCR) first"
    )


class NeedsExtra(InputError):
    """A kind of file for which a part of auditlint is not installed."""

    usual = Words("缺少读取这种文件的组件", "the part that reads such files is not installed")


class NeedsOffice(InputError):
    """A kind of file that only an office program opens."""

    usual = Words(
        "这种格式要由 LibreOffice 转换，而未找到 LibreOffice", "LibreOffice converts such files, and is not found"
    )
    usual_remedy = Words("请用 Word 或 WPS 另存为 .docx 后再核对", "save it as .docx with Word or WPS")


class CannotAnnotate(InputError):
    """A kind of file into which no remark can be written."""

    usual = Words("不能在这种文件中写批注", "remarks cannot be written into files of this kind")
    usual_remedy = Words(
        "请另存为 .docx、.xlsx 或 .pdf；文本可用 check --format html",
        "save it as .docx, .xlsx or .pdf; for a text there is `check --format html`",
    )


class NoReports(InputError):
    """A folder without a single report."""

    usual = Words("文件夹中没有报告", "no report that can be read in this folder")
    usual_remedy = Words("请指明报告所在的文件或文件夹", "name the file or folder that holds the reports")


class UsageError(AuditlintError):
    """The command line or the configuration asks for what is not there."""


class UnknownCheck(UsageError):
    """Neither a code, nor the beginning of one, nor a name."""

    usual = Words("没有这一检查项", "no such check")
    usual_remedy = Words("用 auditlint checks 查看全部检查项", "`auditlint checks` lists them all")


class UnknownFormat(UsageError):
    """Not a format that auditlint writes."""

    usual = Words("没有这种输出格式", "no such output format")


class BadOption(UsageError):
    """An option's value that means nothing."""

    usual = Words("选项的值无效", "not a valid value")


class BadConfiguration(UsageError):
    """A configuration file that cannot be followed to the letter is not followed at all."""

    usual = Words("配置文件有误", "the configuration is wrong")


class Failed(AuditlintError):
    """A report was read, and could not be checked to its end; the others are still checked."""

    usual = Words("未能核对", "could not be checked")


class BoundMet(Failed):
    """One report takes more time, memory or room than the bounds allow."""

    usual_remedy = Words("请拆分后再核对，或放宽此上限", "split it, or raise this bound")


class PluginError(AuditlintError):
    """A check that fails to load, or whose form is wrong; the others go on."""

    usual = Words("检查项无法加载", "this check fails to load")
    usual_remedy = Words("请修复或卸载该插件", "mend or uninstall the plug-in")


class OutputError(AuditlintError):
    """The result cannot be written where it was asked for."""

    usual = Words("无法写入结果", "the result cannot be written")
    usual_remedy = Words("请用 --output 另选位置", "choose another place with --output")


def did_you_mean(word: str, known: Iterable[str]) -> Words:
    """The nearest known word as a question, or empty words where none is near."""
    import difflib  # only where something is amiss

    choices = {name.lower(): name for name in known}
    # A109 is rather meant for A101 than for N109: people err less at the beginning of a word.
    alike = [name for name in choices if name[:1] == word[:1].lower()]
    near = [match for some in (alike, choices) for match in difflib.get_close_matches(word.lower(), some, 1, 0.6)]
    if not near:
        return Words("", "")
    return Words(f"是否指 {choices[near[0]]}？", f"did you mean {choices[near[0]]}?")
