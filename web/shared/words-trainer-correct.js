/** The words for what a message means, on the trainer's page. */
import { trainerWords } from "./words-trainer.js";

const en = {
  chooseMessage: "Choose a message to say what it means.",
  likely: "Likely intents",
  also: "Second intent",
  heat: "Heat of this message",
  target: "Aimed at",
  target_none: "nobody",
  target_situation: "the situation",
  target_bank: "the bank",
  target_agent: "a person",
  flags: "Flags",
  ownWords: "Say it in other words: no customer's own words, names or numbers go into the files.",
  looking: "Looking for similar examples…",
  similar: "Similar examples ({n})",
  nearer: "Most similar examples mean: {intent}.",
  moreExamples: "More ways to say it, one a line",
  entities: "Entities",
  entity: "Kind",
  markSelected: "Mark the selected words",
  entitiesHow: "Select words of the example above. Rules find them; the gate counts which they miss.",
  nothingSelected: "Select some words of the example first.",
  unmark: "Unmark",
};

/** @type {typeof en} */
const zh = {
  chooseMessage: "请选一条消息，说明它的意思。",
  likely: "可能的意图",
  also: "第二个意图",
  heat: "这条消息的情绪",
  target: "针对",
  target_none: "无",
  target_situation: "处境",
  target_bank: "银行",
  target_agent: "某个人",
  flags: "风险标记",
  ownWords: "请换一种说法：客户原话、姓名和号码都不进文件。",
  looking: "正在找相近的例句…",
  similar: "相近的例句（{n}）",
  nearer: "最相近的例句的意思是：{intent}。",
  moreExamples: "更多说法，每行一句",
  entities: "实体",
  entity: "种类",
  markSelected: "标出选中的词",
  entitiesHow: "在上面的例句里选中几个字。实体由规则识别，关卡会数出哪些没认出来。",
  nothingSelected: "请先在例句里选中几个字。",
  unmark: "取消标记",
};

export const correctWords = {
  en: { ...trainerWords.en, ...en },
  zh: { ...trainerWords.zh, ...zh },
};
