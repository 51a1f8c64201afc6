"""Invented names of the demo bank's customers; nobody real is meant."""

from __future__ import annotations

from random import Random

_ZH_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_ZH_GIVEN = (
    "建国 秀兰 志强 丽娟 伟 芳 敏 静 磊 洋 艳 勇 娟 涛 明 超 秀英 霞 平 刚 桂英 文博 子涵 雨桐 "
    "浩然 欣怡 晓雯 思远 佳琪 俊杰 海燕 玉梅 国栋 春华 振宇 雅婷 婷婷 立新 红梅 大勇 嘉豪 诗涵 "
    "宇航 梦洁 晨曦 若曦 永康 凤英 庆生 小龙"
)
_EN_GIVEN = {
    "US": (
        "James Mary Robert Patricia Michael Jennifer Carlos Linda Darnell Elizabeth Jose Keisha "
        "Brian Angela Kevin Rosa Tyler Monique Jason Nicole Marcus Heather Luis Tanya Derek Amy"
    ),
    "UK": (
        "Oliver Amelia Harry Isla George Poppy Callum Fiona Gareth Nia Rhys Aisha Mohammed Priya "
        "Liam Siobhan Ewan Chloe Dominic Gemma Nathan Kirsty Owen Bethany Imran Zara"
    ),
    "CN": "Daniel Sophie Andrew Claire Mark Hannah Peter Julia Simon Laura",
}
_EN_SURNAMES = {
    "US": (
        "Smith Johnson Williams Brown Garcia Miller Davis Rodriguez Martinez Hernandez Lopez "
        "Wilson Anderson Thomas Taylor Moore Jackson Washington Lee Perez Thompson White Harris "
        "Robinson Walker Young Allen King Wright Torres"
    ),
    "UK": (
        "Jones Evans Davies Hughes Clarke Campbell Stewart MacDonald Murphy Walsh Patel Khan "
        "Ahmed Shah Begum Okafor Bennett Cooper Ward Turner Phillips Morgan Reid Fraser Doyle "
        "Barker Holmes Webb Chapman Lawson"
    ),
    "CN": "Fischer Moreau Bennett Novak Tan Romero Larsen Costa Weber Dubois",
}


def invented_name(rng: Random, jurisdiction: str, language: str) -> str:
    """Chinese names are in characters wherever their bearers live."""
    if language == "zh":
        return rng.choice(_ZH_SURNAMES) + rng.choice(_ZH_GIVEN.split())
    given, surnames = _EN_GIVEN[jurisdiction].split(), _EN_SURNAMES[jurisdiction].split()
    return f"{rng.choice(given)} {rng.choice(surnames)}"
