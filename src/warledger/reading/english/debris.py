"""Lines of English pages that are no news: heads of lists of other stories, and lines that give themselves away."""

from __future__ import annotations

import re
from typing import Final

HEADS: Final = re.compile(
    r"(?:\W*)(?:prev(?:ious)?\s*(?:post|article|story)?|next\s*(?:post|article|story)?|read\s+(?:also|more|next)|also\s+read"
    r"|other\s+news|related(?:\s+(?:posts?|articles?|stories|news|topics|content|coverage))?|see\s+also|more\s+(?:from|on|in|stories|news)\b.{0,40}"
    r"|most\s+(?:read|popular|viewed)|trending(?:\s+now)?|recommended(?:\s+for\s+you)?|you\s+(?:may|might)\s+(?:also\s+)?like"
    r"|latest\s+(?:news|stories|headlines)|top\s+stories|popular\s+(?:posts|reads|stories)|editor'?s'?\s+picks|live\s+updates"
    r"|share\s+this(?:\s+(?:post|article|story))?|leave\s+a\s+(?:reply|comment)|comments?|recent\s+posts|up\s+next|don'?t\s+miss)\s*:?\W*",
    re.IGNORECASE,
)
# What stands on one line behind the last word of a story: "... 15 Related Dozens Killed in Hama Tags war".
TAIL: Final = re.compile(r"\.\.\.\s+\d+\s+(?:Topic|Related|Tags)\b")
LINES: Final = re.compile(
    r"^(?:related|read\s+(?:also|more)|also\s+read|see\s+also|more|watch)\s*:\s|^(?:share|tweet|print|email|follow\s+us)\b.{0,40}$"
    r"|\b\d{1,2}:\d{2}\s*(?:AM|PM)$|^advertisement$",
    re.IGNORECASE,
)
