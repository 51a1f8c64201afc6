"""The conduct check: what no reply may say, whoever wrote it."""

from forbear.safety.conduct.check import check_reply
from forbear.safety.conduct.reading import ReplyError
from forbear.safety.conduct.reply import Context, Reply
from forbear.safety.conduct.verdict import Finding, Verdict

__all__ = ["Context", "Finding", "Reply", "ReplyError", "Verdict", "check_reply"]
