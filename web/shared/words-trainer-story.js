/** The words for making a story, on the trainer's page. */
import { trainerWords } from "./words-trainer.js";

const en = {
  makeStory: "Make a story",
  backToCorrect: "Back to the meaning",
  storyKind: "Save as",
  kindStory: "Story: the model learns it",
  kindTest: "Test story: the model must pass it",
  storyTitle: "Title: a sentence of what happens",
  topic: "Topic",
  asChat: "As chat",
  asYaml: "As YAML",
  reply: "Reply",
  fact: "Known",
  words: "Words",
  beginHere: "Begin with step {n}",
  removeStep: "Remove step {n}",
  add_intent: "Customer says",
  add_action: "We say",
  add_slot: "Customer is verified",
  conflict: "This contradicts what is there:",
};

/** @type {typeof en} */
const zh = {
  makeStory: "做成故事",
  backToCorrect: "回到纠正",
  storyKind: "保存为",
  kindStory: "故事：模型会学它",
  kindTest: "测试故事：模型必须通过",
  storyTitle: "标题：用一句话说发生了什么",
  topic: "主题",
  asChat: "聊天",
  asYaml: "YAML",
  reply: "回复",
  fact: "已知",
  words: "原话",
  beginHere: "从第{n}步开始",
  removeStep: "删去第{n}步",
  add_intent: "客户说",
  add_action: "我们说",
  add_slot: "客户已核实",
  conflict: "和已有的内容矛盾：",
};

export const storyWords = {
  en: { ...trainerWords.en, ...en },
  zh: { ...trainerWords.zh, ...zh },
};
