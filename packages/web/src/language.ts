// Which language the pages speak: chosen as they start, and another one is another start.
import { i18n } from "@lingui/core";
import { TransNoContext, type TransProps } from "@lingui/react/server";
import { createElement } from "react";
import { chosenOf } from "./languages.ts";

type Messages = Parameters<typeof i18n.load>[1];

/** Every file beside `en.po` is one more language; English stands in the sources. */
const CATALOGUES = import.meta.glob<Messages>(["../catalogues/*.po", "!../catalogues/en.po"], {
  import: "messages",
});
const nameOf = (file: string): string => file.replaceAll(/^.*\/|\.po$/g, "");

export const LANGUAGES: readonly string[] = ["en", ...Object.keys(CATALOGUES).map(nameOf)];

const KEY = "sightline.language";

export function setLanguage(language: string): void {
  localStorage.setItem(KEY, language);
  location.reload();
}

// Sentences are compiled when the pages are built; what comes as plain words is said as it stands.
i18n.setMessagesCompiler((message) => [message]);

/** Before this nothing can be said: a sentence outside of any function would be of no language. */
export function speak(language: string, messages: Messages): void {
  i18n.load(language, messages);
  // Lists and numbers in English are written as in Britain.
  i18n.activate(language, language === "en" ? "en-GB" : language);
}

/** What was chosen here, else the first that the browser asks for and the desk has. */
export async function speakAsAsked(): Promise<void> {
  const language = chosenOf(LANGUAGES, [localStorage.getItem(KEY) ?? "", ...navigator.languages]);
  const load = Object.entries(CATALOGUES).find(([file]) => nameOf(file) === language)?.[1];
  // A catalogue that does not come is no reason to show nothing.
  const messages = await load?.().catch(() => undefined);
  const spoken = messages ? language : "en";
  speak(spoken, messages ?? {});
  document.documentElement.lang = spoken;
}

export { i18n };

/** A sentence with something in it: a name, a link, a figure. What is said in one language needs no context. */
export const Trans = (props: TransProps) => createElement(TransNoContext, { ...props, lingui: { i18n } });
