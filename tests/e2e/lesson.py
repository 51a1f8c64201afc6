"""What a trainer teaches in the journey, in each language: said in a way that no line shows."""

from __future__ import annotations

from dataclasses import dataclass

MEANT = "state_hardship"
STORY = ("greet", "utter_greet", "express_frustration", "utter_acknowledge_anger", MEANT,
         "utter_acknowledge_hardship")  # fmt: skip


@dataclass(frozen=True)
class Lesson:
    lang: str
    misheard: str
    """What the live model takes for something else, and is not sure of."""
    own_words: str
    five: tuple[str, ...]
    following: str
    """What the next customer writes; no example says it so."""
    example_reason: str
    title: str
    story_reason: str
    promotion_reason: str
    meanwhile: tuple[str, ...]
    """What the customer of the chat that stays open writes, from the first line to the last."""


LESSONS = {
    "en": Lesson(
        lang="en",
        misheard="P45 landed on the mat this morning",
        own_words="my P45 was on the doormat when I got in",
        five=(
            "a P45 came in the post and that was that",
            "P45 on the mat, no more shifts for me",
            "opened the post and there was my P45",
            "the agency posted my P45 on Friday",
            "my P45 turned up this week, so I am out of work",
        ),
        following="a P45 dropped on the mat on Tuesday",
        example_reason="a P45 means that the job is gone",
        title="anger after a greeting, and then the job that is gone",
        story_reason="a real conversation went so",
        promotion_reason="read case by case, and it is needed today",
        meanwhile=(
            "hello",
            "is anybody there",
            "I would like to pay in parts",
            "still here",
            "thank you",
        ),
    ),
    "zh": Lesson(
        lang="zh",
        misheard="公司今天给我发了大礼包",
        own_words="人事上午递给我一份大礼包",
        five=(
            "昨天领了大礼包，工位都清了",
            "组里一半人拿了大礼包，我也在里面",
            "大礼包到手，明天起不用打卡了",
            "被约谈，给了个大礼包就让走人",
            "上周拿的大礼包，现在没班上",
        ),
        following="今天轮到我拿大礼包了",
        example_reason="大礼包就是被裁员的意思",
        title="打完招呼先发火，后来说工作没了",
        story_reason="真实的对话就是这样走的",
        promotion_reason="逐条看过了，今天就要用上",
        meanwhile=("您好", "有人在吗", "我想分期还", "我还在", "谢谢您"),
    ),
}
