// In which language the pages are, where there is more than one; another is another start.
import { t } from "@lingui/core/macro";
import { OneOf } from "../kit/OneOf.tsx";
import { Section } from "../kit/Section.tsx";
import { i18n, LANGUAGES, setLanguage } from "../language.ts";

/** As who speaks it calls it. */
const nameOf = (language: string): string =>
  new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;

export function Language() {
  if (LANGUAGES.length === 1) return null;
  const options = Object.fromEntries(LANGUAGES.map((one) => [one, nameOf(one)]));
  return (
    <Section title={t`Language`}>
      <OneOf label={t`Language`} quiet options={options} chosen={i18n.locale} onChoose={setLanguage} />
    </Section>
  );
}
