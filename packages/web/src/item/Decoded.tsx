// How an item was decoded: which tool, what protected the desk from it, what was wrong, and what was not opened.
import { plural, t } from "@lingui/core/macro";
import type { DecodeReport } from "@sightline/domain";
import { figure, sizeOf } from "../desk/words.ts";
import { Row, Rows, notKnown } from "../kit/Rows.tsx";
import { Section } from "../kit/Section.tsx";

export function Decoded({ report }: { report: DecodeReport }) {
  const { tool, version, sandbox, warnings, refused, limits, command } = report;
  return (
    <Section title={t`How it was decoded`} className="md:col-span-2">
      <Rows>
        <Row name={t`Decoder`}>
          {tool} {version}
        </Row>
        <Row name={t`Protected by`}>{sandboxWords()[sandbox] ?? sandbox}</Row>
        <Row name={t`Wrong with it`}>
          <Said lines={warnings} none={t`Nothing was found.`} />
        </Row>
        <Row name={t`Not opened`}>
          <Said lines={refused} none={t`Everything in the file was opened.`} />
        </Row>
        <Row name={t`Limits`}>{limits === null ? notKnown() : limitsOf(limits)}</Row>
        <Row name={t`Command`}>
          {command.length === 0 ? (
            notKnown()
          ) : (
            <details>
              <summary className="cursor-pointer">{t`As it was run; “original” stands for the file`}</summary>
              <code className="mt-1 block break-all font-mono text-small">{command.join(" ")}</code>
            </details>
          )}
        </Row>
      </Rows>
    </Section>
  );
}

const sandboxWords = (): Readonly<Record<string, string>> => ({
  bubblewrap: t`bubblewrap: no network, no files but its own`,
  namespaces: t`Linux namespaces: no network, no files but its own`,
  none: t`nothing but limits: no sandbox works on this machine`,
});

function Said({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return none;
  return (
    <ul className="list-disc pl-4">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Memory, time and size, in words; other limits by their names. */
function limitsOf(limits: Readonly<Record<string, number>>): string {
  const { memoryBytes, cpuSeconds, wallMs, pixels, frames } = limits;
  return [
    memoryBytes !== undefined && t`${sizeOf(memoryBytes)} of memory`,
    cpuSeconds !== undefined && t`${figure(cpuSeconds)} s of processor time`,
    wallMs !== undefined && t`${figure(Math.round(wallMs / 1000))} s in all`,
    pixels !== undefined && t`${plural(pixels, { one: "# pixel", other: "# pixels" })} a picture`,
    frames !== undefined && plural(frames, { one: "# frame", other: "# frames" }),
  ]
    .filter((text) => text !== false)
    .join(", ");
}
