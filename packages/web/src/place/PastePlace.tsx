// The field for coordinates in any form, and under it what was read, what is odd about it, or why nothing was read.
import { t } from "@lingui/core/macro";
import type { PlaceForm, PlacePoint, PlaceRead, Result } from "@sightline/domain";
import { useState, type ChangeEvent } from "react";
import { metresSaid } from "../check/given-words.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import type { Filled } from "../kit/fields-of.ts";
import { Notice } from "../kit/Notice.tsx";

type Props = {
  readonly text: string;
  readonly read: Result<PlaceRead>;
  /** What stands in the fields of the form. */
  readonly filled: Filled;
  /** Whoever pasted it took the numbers the other way round. */
  readonly isTurned: boolean;
  readonly onPaste: (text: string) => void;
  readonly onTurn: (point: PlacePoint) => void;
};

export function PastePlace({ text, read, filled, isTurned, onPaste, onTurn }: Props) {
  // Whoever types by hand is told when they leave the field, not at the first letter.
  const [told, setTold] = useState(false);
  const change = (event: ChangeEvent<HTMLInputElement>): void => {
    const { inputType } = event.nativeEvent as InputEvent;
    setTold(inputType?.startsWith("insertFrom") ?? false);
    onPaste(event.target.value);
  };
  return (
    <div className="mb-4" data-pasted={text !== "" && read.ok}>
      <Field
        label={t`Paste coordinates`}
        lines={2}
        hint={t`Degrees in any form, MGRS, UTM, a full plus code or the link of a map: they fill the fields below.`}
        wrong={told && text.trim() !== "" && !read.ok ? read.refusal.sentence : undefined}
        value={text}
        spellCheck={false}
        onChange={change}
        onBlur={() => setTold(true)}
      />
      <div aria-live="polite" className="mt-2 space-y-2 text-small empty:hidden">
        {read.ok && stands(read.value, filled) && (
          <ReadSaid read={read.value} isTurned={isTurned} onTurn={onTurn} />
        )}
      </div>
    </div>
  );
}

/** Of numbers that somebody changed since, nothing is said. */
const stands = ({ latitude, longitude }: PlaceRead, filled: Filled): boolean =>
  filled["latitude"] === degreesSaid(latitude) && filled["longitude"] === degreesSaid(longitude);

type SaidProps = { readonly read: PlaceRead } & Pick<Props, "isTurned" | "onTurn">;

function ReadSaid({ read, isTurned, onTurn }: SaidProps) {
  const { latitude, longitude, precisionMetres, notes, otherWay } = read;
  const place = `${degreesSaid(latitude)}, ${degreesSaid(longitude)}`;
  const far = metresSaid(Math.max(1, Number(precisionMetres.toPrecision(2))));
  const form = forms()[read.form];
  return (
    <>
      <p className="figures">
        {isTurned
          ? t`Read as ${form}, the other way round: ${place}, written to about ${far}.`
          : t`Read as ${form}: ${place}, written to about ${far}.`}
      </p>
      {notes.map(({ code, sentence }) => (
        <Notice
          key={code}
          tone="care"
          action={
            code === "perhaps-turned" &&
            otherWay && <Button onClick={() => onTurn(otherWay)}>{t`Take them the other way round`}</Button>
          }
        >
          {sentence}
        </Notice>
      ))}
    </>
  );
}

/** As many digits as are known, and never with an exponent. */
export const degreesSaid = (angle: number): string => angle.toFixed(10).replace(/\.?0+$/, "");

const forms = (): Readonly<Record<PlaceForm, string>> => ({
  "decimal degrees": t`decimal degrees`,
  "degrees and minutes": t`degrees and minutes`,
  "degrees, minutes and seconds": t`degrees, minutes and seconds`,
  "geo URI": t`a geo URI`,
  WKT: t`WKT`,
  GeoJSON: t`GeoJSON`,
  MGRS: t`MGRS`,
  UTM: t`UTM`,
  "plus code": t`a plus code`,
  "Google Maps link": t`a link of Google Maps`,
  "OpenStreetMap link": t`a link of OpenStreetMap`,
  "Bing link": t`a link of Bing`,
  "Yandex link": t`a link of Yandex`,
  "Apple Maps link": t`a link of Apple Maps`,
  "Wikimapia link": t`a link of Wikimapia`,
  "GeoHack link": t`a link of GeoHack`,
});
