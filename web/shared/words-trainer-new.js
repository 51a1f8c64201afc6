/** The words for a new intent and a new reply, on the trainer's page. */
import { repliesWords } from "./words-trainer-replies.js";

const en = {
  newIntent: "A new intent",
  newIntentHow: "For a wish that none of the known intents names. Look at the list of intents first: two that mean nearly the same make both unsure.",
  newIntentAfter: "Then train a candidate. Its name in both languages for the pages, and its rank when several intents fire, are a developer's work.",
  name: "Name",
  nameHint: "Small letters, digits and _, a verb first: ask_branch_hours",
  replyNameHint: "Small letters, digits and _, after utter_: utter_branch_hours",
  fileOf: "File",
  examplesIn: "Examples in {language}, one a line",
  examplesSoFar: "{n} so far; {enough} or more teach it well. No customer's own words, names or numbers.",
  thenSuggest: "What is suggested then, best first",
  suggestion: "Suggestion {n}",
  newReply: "A new reply",
  newReplyHow: "Two strategies or more in each language, the same in both; together the wordings cover heat 0 to 4. One question at most, no figure but a placeholder such as {balance}.",
  whatItDoes: "What it does",
  suggestedFor: "Suggested for",
  placeInTable: "Place in the act table",
  last: "last",
  before: "before {action}",
  wordingIn: "Wording {n}, {language}",
  oneMore: "One more in {language}",
};

/** @type {typeof en} */
const zh = {
  newIntent: "新的意图",
  newIntentHow: "用于现有意图都说不到的诉求。请先看看已有的意图：两个意思相近的意图会让彼此都拿不准。",
  newIntentAfter: "之后请训练候选模型。页面上两种语言的名称，以及多个意图同时出现时的先后，由开发人员补上。",
  name: "名称",
  nameHint: "小写字母、数字和下划线，动词在前：ask_branch_hours",
  replyNameHint: "utter_后面用小写字母、数字和下划线：utter_branch_hours",
  fileOf: "文件",
  examplesIn: "{language}例句，每行一句",
  examplesSoFar: "目前{n}句；{enough}句以上才教得好。不写客户原话、姓名和号码。",
  thenSuggest: "遇到时建议什么，最好的在前",
  suggestion: "建议{n}",
  newReply: "新的回复",
  newReplyHow: "每种语言至少两种方式，两种语言相同；各种说法合起来覆盖情绪0到4。最多一个问题，数字只用{balance}这样的占位符。",
  whatItDoes: "作用",
  suggestedFor: "用于哪个意图",
  placeInTable: "在动作表里的位置",
  last: "最后",
  before: "在{action}之前",
  wordingIn: "说法{n}，{language}",
  oneMore: "再加一种{language}说法",
};

export const newWords = {
  en: { ...repliesWords.en, ...en },
  zh: { ...repliesWords.zh, ...zh },
};
