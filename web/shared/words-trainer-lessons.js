/** The words for showing, saving and taking back a lesson, on the trainer's page. */
import { trainerWords } from "./words-trainer.js";

const en = {
  showChange: "Show the change",
  difference: "What changes in the files",
  added: "Added",
  removed: "Removed",
  reason: "Why this change",
  save: "Save",
  saved: "Saved.",
  undo: "Take back",
  undone: "Taken back on the trainer's page",
  takenBack: "Taken back.",
  noChanges: "Nothing was taught on this page yet.",
  lineNumber: "Line {n}:",
  did_add_examples: "{count} examples for {intent}",
  did_change_example: "An example of {intent} changed",
  did_move_example: "An example moved from {from} to {intent}",
  did_remove_example: "An example of {intent} removed",
  did_add_story: "Story: {title}",
  did_add_test: "Test story: {title}",
  did_remove_story: "Story removed: {title}",
  did_add_wording: "A wording for {reply}",
  did_change_wording: "A wording of {reply} changed",
  did_remove_wording: "A wording of {reply} removed",
  did_undo: "Taken back",
};

/** @type {typeof en} */
const zh = {
  showChange: "看看改动",
  difference: "文件里的改动",
  added: "增加",
  removed: "删去",
  reason: "为什么这样改",
  save: "保存",
  saved: "已保存。",
  undo: "撤回",
  undone: "在训练页面撤回",
  takenBack: "已撤回。",
  noChanges: "还没有在这里教过内容。",
  lineNumber: "第{n}行：",
  did_add_examples: "给{intent}加了{count}句",
  did_change_example: "改了{intent}的一句",
  did_move_example: "一句从{from}移到{intent}",
  did_remove_example: "删了{intent}的一句",
  did_add_story: "故事：{title}",
  did_add_test: "测试故事：{title}",
  did_remove_story: "删了故事：{title}",
  did_add_wording: "给{reply}加了一种说法",
  did_change_wording: "改了{reply}的一种说法",
  did_remove_wording: "删了{reply}的一种说法",
  did_undo: "撤回",
};

export const lessonsWords = {
  en: { ...trainerWords.en, ...en },
  zh: { ...trainerWords.zh, ...zh },
};
