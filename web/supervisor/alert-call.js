/** Calls a supervisor who is not looking: a short sound, and a notification, each where wished for. */
import { preference } from "../shared/i18n.js";

const SOUND = "floor-sound";
const LENGTH_S = 0.25;

/** @type {AudioContext | null} */
let audio = null;

export const alertCall = {
  get sound() {
    return preference.get(SOUND) === "on";
  },

  /** @param {boolean} on */
  setSound(on) {
    preference.set(SOUND, on ? "on" : "off");
    // Browsers allow sound only once somebody has pressed something: this is that moment.
    if (on) beep();
  },

  /** What the browser says of notifications: granted, denied, default, or that it has none. */
  get permission() {
    return "Notification" in window ? Notification.permission : "none";
  },

  async ask() {
    await Notification.requestPermission();
  },

  /** @param {{key: string, words: string}[]} alerts no customer's name in the words @param {string} title */
  call(alerts, title) {
    if (alertCall.sound) beep();
    if (alertCall.permission !== "granted" || !document.hidden) return;
    for (const { key, words } of alerts) new Notification(title, { body: words, tag: key });
  },
};

function beep() {
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    volume.gain.value = 0.1;
    tone.frequency.value = 660;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + LENGTH_S);
  } catch {
    // A machine without sound shows the alert all the same.
  }
}
