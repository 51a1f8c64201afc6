"""What the measured customer writes: two languages and their mixture, calm and hostile."""

from __future__ import annotations

OPENING = ("你好，有人在吗", "我想问一下我的账单", "尾号{last4}，{birth_year}年出生")
"""Said once; after it the customer is verified, and every turn has the account to draw on."""

# A window of as many turns as there are lines here holds every line once, wherever it begins.
LINES = (
    "一天打我八个电话，你们到底想干什么",
    "I got laid off in March and I have nothing coming in",
    "我现在到底欠多少钱，本金和利息分开说",
    "can you split it into monthly payments I can live with?",
    "每个月到手6200，房租2300，吃饭1500",
    "okay, let's go with the first one",
    "好，就这样吧",
    "你们这群吸血鬼，良心被狗吃了",
    "You are absolutely useless, put a real person on",
    "这笔滞纳金能不能免掉",
    "why is the interest so high, walk me through it",
    "我要去投诉你们，骚扰我同事算什么",
    "I already sent a payment last week, check again",
    "会不会影响我的credit score啊",
    "下个月10号我先还800",
    "no. that doesn't work for me at all",
    "please帮我转人工，我不想跟机器说话",
    "don't call me at work any more",
    "能不能再宽限我半个月，工资还没发",
    "thanks, that actually helps",
)
