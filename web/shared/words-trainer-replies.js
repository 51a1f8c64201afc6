/** The words for the replies, on the trainer's page. */
import { trainerWords } from "./words-trainer.js";

const en = {
  searchReplies: "Search replies",
  foundReplies: "{n} replies",
  chooseReply: "Choose a reply to see and change its wordings.",
  missing: "It cannot be said in this language: {language}.",
  addWording: "Add a wording",
  edit: "Change",
  wording: "Wording",
  strategy: "Strategy",
  heatTo: "Heat to",
  madeFor: "for heat {low}–{high}",
  checking: "Checking conduct…",
  conductFine: "The conduct check has nothing against it.",
  conductBlocks: "Nobody may say this, so it cannot be saved:",
};

/** @type {typeof en} */
const zh = {
  searchReplies: "搜索回复",
  foundReplies: "{n}个回复",
  chooseReply: "请选一个回复，查看和修改它的说法。",
  missing: "这个回复没有这种语言的说法：{language}。",
  addWording: "加一种说法",
  edit: "修改",
  wording: "说法",
  strategy: "方式",
  heatTo: "情绪不高于",
  madeFor: "用于情绪{low}–{high}",
  checking: "正在检查用语…",
  conductFine: "用语检查没有意见。",
  conductBlocks: "谁都不能这样说，所以不能保存：",
};

export const repliesWords = {
  en: { ...trainerWords.en, ...en },
  zh: { ...trainerWords.zh, ...zh },
};
