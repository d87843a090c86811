// Leads by scene: items that may show the same thing from elsewhere, and one answer for all of them.
import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { answerScene, listScenes, type Tile as TileShape } from "@sightline/domain";
import { Link, useParams } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useWhyNot } from "../desk/may.ts";
import { BY_PAIRS } from "../desk/touched.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Tile } from "../kit/Tile.tsx";
import { useChange } from "../use-change.ts";

type Scene = z.infer<typeof listScenes.answer>["scenes"][number];
type SceneAnswer = z.infer<typeof answerScene.params>["answer"];

const sceneAnswers = (): readonly (readonly [SceneAnswer, string])[] => [
  ["same-place", t`Same place`],
  ["different", t`Not the same`],
  ["cannot-say", t`Cannot say`],
];

export function Scenes() {
  const { investigation } = useParams({ from: "/i/$investigation/pairs" });
  const query = useAnswer(listScenes, { investigation });
  return (
    <Answered part query={query} fetching={t`Fetching the leads …`}>
      {({ scenes, of }) =>
        scenes.length === 0 ? (
          <h2 className="heading py-16 text-large">{t`No lead waits for an answer.`}</h2>
        ) : (
          <>
            <ul aria-label={t`Leads, by scene`} className="divide-y divide-line">
              {scenes.map((scene) => (
                <SceneRow key={`${scene.asked[0]?.a} ${scene.asked[0]?.b}`} scene={scene} />
              ))}
            </ul>
            {scenes.length < of && (
              <p className="figures mt-4 text-dim">
                <Trans>
                  {scenes.length} of {of} scenes shown; the others follow as these are answered.
                </Trans>
              </p>
            )}
          </>
        )
      }
    </Answered>
  );
}

function SceneRow({ scene: { tiles, items, asked } }: { scene: Scene }) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(answerScene, { invalidates: BY_PAIRS, keepsOnRefusal: true });
  const whyNot = useWhyNot("pair.decide");
  const [best] = asked;
  const which = `${plural(items, { one: "# item", other: "# items" })}, ${tiles.map(({ name }) => name).join(", ")}`;
  return (
    <li className="py-5">
      <h2 className="font-medium">
        <Trans>
          <Plural value={items} one="# item" other="# items" /> may show the same thing, seen from elsewhere.
        </Trans>
      </h2>
      <ul className="mt-3 grid grid-cols-3 gap-2 sm:grid-cols-4 md:grid-cols-6">
        {tiles.map((tile) => (
          <Small key={tile.id} tile={tile} />
        ))}
      </ul>
      {items > tiles.length && (
        <p className="figures mt-2 text-small text-dim">
          <Trans>And {items - tiles.length} more.</Trans>
        </p>
      )}
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      {whyNot !== null && <p className="mt-3 text-small text-dim">{whyNot}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {sceneAnswers().map(([answer, says]) => (
          <Button
            key={answer}
            disabled={busy}
            off={whyNot !== null}
            aria-label={`${says}: ${which}`}
            onClick={() => void change({ investigation, pairs: asked, answer })}
          >
            {says}
          </Button>
        ))}
        {best && (
          <Link
            to="/i/$investigation/pairs/$a/$b"
            params={{ investigation, a: best.a, b: best.b }}
            className="link ml-auto text-small"
            aria-label={t`Compare the best of ${plural(asked.length, { one: "# pair", other: "# pairs" })}: ${which}`}
          >
            <Trans>
              Compare the best of <Plural value={asked.length} one="# pair" other="# pairs" />
            </Trans>
          </Link>
        )}
      </div>
    </li>
  );
}

const Small = ({ tile }: { tile: TileShape }) => (
  <li className="min-w-0">
    <div className="overflow-hidden rounded">
      <Tile tile={tile} compact />
    </div>
    <p className="mt-1 text-small">
      <ItemLink item={tile.id} className="link block min-h-6 truncate py-0.5" title={tile.name}>
        {tile.name}
      </ItemLink>
    </p>
  </li>
);
