// What a segment is in another language: by whom, of which words, and who read it second.
import { t } from "@lingui/core/macro";
import { isOneLanguage } from "@sightline/domain";
import { useState } from "react";
import { Area } from "../kit/Area.tsx";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import type { Translation } from "./begun.ts";
import type { RowProps } from "./SegmentRow.tsx";

type Props = Pick<RowProps, "segment" | "begun" | "doing" | "mayNot" | "busy" | "nameOf"> & {
  readonly atHand: boolean;
  readonly language: string;
  /** When the segment is, in words. */
  readonly when: string;
};

const freshId = (): string => `tr-${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

export function Translations(props: Props) {
  const { segment, begun, language, mayNot } = props;
  const [fresh] = useState(freshId);
  const standing = segment.translations.filter((one) => isOneLanguage(one.language, language));
  const begunHere = begun.find(
    ({ id, of }) => of?.language === language && standing.every((one) => one.id !== id),
  );
  const isOffered = standing.length === 0 && mayNot === null;
  return (
    <div className="space-y-2">
      {standing.map((one) => (
        <One key={one.id} {...props} id={one.id} stands={one} />
      ))}
      {(begunHere !== undefined || isOffered) && (
        <One key={begunHere?.id ?? fresh} {...props} id={begunHere?.id ?? fresh} stands={null} />
      )}
    </div>
  );
}

type OneProps = Props & { readonly id: string; readonly stands: Translation | null };

function One({ segment, begun, language, when, id, stands, ...props }: OneProps) {
  const { doing, mayNot, busy, atHand } = props;
  const own = begun.find((one) => one.id === id);
  const typed = own?.typed ?? {};
  const into = { language: stands?.language ?? language, stands, id };
  const isOld = own?.of !== undefined && own.of.version !== segment.version;
  const text = typed.text ?? stands?.text ?? "";
  return (
    <div data-translation={id}>
      <div lang={into.language}>
        <Area
          label={t`Into ${language}, words at ${when}`}
          placeholder={stands === null ? t`Into ${language}` : undefined}
          value={text}
          maxLength={10_000}
          readOnly={mayNot !== null}
          begun={own !== undefined}
          onFocus={() => doing.take(segment.id)}
          onChange={({ target }) => doing.translate(segment, into, { ...typed, text: target.value })}
        />
      </div>
      {own === undefined && stands !== null && (
        <Read {...props} {...{ segment }} stands={stands} when={when} language={language} />
      )}
      {own !== undefined && (
        <div className="mt-1 space-y-1.5 text-small">
          {atHand && (
            <Field
              label={t`Who translated it, if not you`}
              value={typed.translator ?? stands?.translator ?? ""}
              maxLength={200}
              onChange={({ target }) =>
                doing.translate(segment, into, { ...typed, translator: target.value })
              }
            />
          )}
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {isOld ? (
              <>
                <span className="text-care">{t`The words changed since you began.`}</span>
                <Button look="link" onClick={() => doing.lookedAt(segment, id)}>
                  {t`It is of the words as they are now`}
                </Button>
              </>
            ) : (
              <>
                <span className="text-care">{t`Not stated yet`}</span>
                <Button
                  off={busy || text.trim() === ""}
                  aria-label={t`State it, the translation at ${when}`}
                  onClick={() => doing.stateTranslation(id)}
                >
                  {t`State it`}
                </Button>
              </>
            )}
            <Button look="link" onClick={() => doing.drop(id)}>
              {stands === null ? t`Leave it out` : t`Begin anew`}
            </Button>
          </p>
        </div>
      )}
    </div>
  );
}

type ReadProps = Pick<
  Props,
  "segment" | "doing" | "busy" | "nameOf" | "atHand" | "mayNot" | "when" | "language"
> & {
  readonly stands: Translation;
};

/** Who stands behind it, and whether it waits for a second reader. */
function Read({ segment, stands, doing, busy, nameOf, atHand, mayNot, when, language }: ReadProps) {
  const { statedBy, translator, reviewedBy, isOfItsWords, whyNot } = stands;
  const by = statedBy === null ? null : nameOf(statedBy);
  const waits = reviewedBy === null && isOfItsWords;
  return (
    <p className="mt-0.5 flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-small text-dim">
      {translator !== null && <span>{t`Translated by ${translator}`}</span>}
      {by !== null && <span>{t`Stated by ${by}`}</span>}
      {!isOfItsWords && <span className="text-care">{t`Of older words: correct it`}</span>}
      {!isOfItsWords && mayNot === null && (
        <Button
          look="link"
          aria-label={t`It still says so: ${language}, words at ${when}`}
          onClick={() => doing.translate(segment, { language, stands, id: stands.id }, { text: stands.text })}
        >
          {t`It still says so`}
        </Button>
      )}
      {isOfItsWords && reviewedBy !== null && <span>{t`Second reader: ${nameOf(reviewedBy)}`}</span>}
      {waits && whyNot === null && (
        <Button
          look="link"
          off={busy}
          aria-label={t`It says so: ${language}, words at ${when}`}
          onClick={() => doing.review(stands)}
        >
          {t`It says so`}
        </Button>
      )}
      {waits && whyNot !== null && <span>{whyNot}</span>}
      {atHand && mayNot === null && (
        <AskWhy
          does={t`Withdraw`}
          label={t`Withdraw this translation`}
          title={t`Withdraw this translation?`}
          busy={busy}
          refusal={null}
          onClose={() => undefined}
          onSend={(reason, close) => doing.withdrawTranslation(stands, reason, close)}
        >
          {t`It stands beside the words no more. What it was stays in the journal.`}
        </AskWhy>
      )}
    </p>
  );
}
