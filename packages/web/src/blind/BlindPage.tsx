// Counting a frame blind: the picture, a click for each head or a number, and nothing of what was counted before.
import { t } from "@lingui/core/macro";
import { proposeChanges, showItem, type Change } from "@sightline/domain";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { useAnswer } from "../api.ts";
import type { ItemShown } from "../check/item-shown.ts";
import { Answered } from "../desk/Answered.tsx";
import { ItemLink } from "../desk/ItemLink.tsx";
import { BY_MARKS } from "../desk/touched.ts";
import { useTitle } from "../desk/use-title.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useChange } from "../use-change.ts";
import { Said } from "./BlindCounts.tsx";
import { Heads, type Head } from "./Heads.tsx";

export function BlindPage() {
  const { investigation, item, blind } = useParams({ from: "/i/$investigation/items/$item/blind/$blind" });
  const query = useAnswer(showItem, { investigation, item });
  return (
    <Answered query={query} fetching={t`Fetching the frame …`}>
      {(value) => <Shown key={blind} item={value} id={blind} />}
    </Answered>
  );
}

function Shown({ item, id }: { item: ItemShown; id: string }) {
  useTitle(t`Blind count`);
  const blind = item.blinds.find((one) => one.id === id);
  return (
    <Page>
      <PageHead
        title={t`Blind count`}
        above={
          <ItemLink item={item.tile.id} atUs={blind?.atUs} className="back">
            <Icon name="back" size={16} /> {item.tile.name}
          </ItemLink>
        }
      />
      {blind ? (
        <Counting item={item} blind={blind} />
      ) : (
        <p>{t`It was withdrawn or given up, or there is none.`}</p>
      )}
    </Page>
  );
}

const counting = z.object({ counted: z.number().int().min(0) });

function Counting({ item, blind }: { item: ItemShown; blind: ItemShown["blinds"][number] }) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const [heads, setHeads] = useState<readonly Head[]>([]);
  const { id, subject, stage, mine, mayNotTake } = blind;
  const said = refusal?.sentence ?? null;
  const write = (one: Change, reason?: string, then?: () => void) =>
    void change({ investigation, changes: [one], ...(reason !== undefined && { reason }) }, then);
  const isCounting = stage === "taken" && mine;
  const figure = (verb: "blind.state" | "blind.correct", counted: number): Change => ({
    verb,
    subject: id,
    payload: { counted },
  });
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      {(isCounting || blind.counted !== null) && (
        <Heads item={item} atUs={blind.atUs} heads={heads} onHeads={isCounting ? setHeads : null} />
      )}
      <div className="max-w-prose space-y-4" data-stage={stage}>
        <Said blind={blind} />
        {stage === "asked" && (
          <>
            <p>
              {t`Whoever takes it on is shown nothing that was marked or counted in this item, on no page, until they have said how many they see.`}
            </p>
            <Button
              icon="eye"
              off={busy || mayNotTake !== null}
              onClick={() => write({ verb: "blind.take", subject: id, payload: {} })}
            >
              {t`Count it blind`}
            </Button>
            {mayNotTake !== null && <p className="text-dim">{mayNotTake}</p>}
          </>
        )}
        {isCounting && (
          <>
            <Form
              key={heads.length}
              schema={counting}
              labels={{ counted: t`How many do you see (${subject})?` }}
              hints={{ counted: t`Click each head on the picture, or write the number.` }}
              {...(heads.length > 0 && { given: { counted: String(heads.length) } })}
              does={t`State it`}
              busy={busy}
              refusal={said}
              onSend={({ counted }) => write(figure("blind.state", counted))}
            />
            <Button icon="undo" off={heads.length === 0} onClick={() => setHeads(heads.slice(0, -1))}>
              {t`Take the last click back`}
            </Button>
          </>
        )}
        <p className="flex flex-wrap gap-x-5 gap-y-2">
          {mine && blind.counted !== null && stage === "differ" && blind.first !== null && (
            <AskWhy
              does={t`Correct mine to ${blind.first}`}
              title={t`Correct mine to ${blind.first}`}
              busy={busy}
              refusal={said}
              onClose={forget}
              onSend={(why, close) => write(figure("blind.correct", blind.first ?? 0), why, close)}
            >
              {t`Then the two of you agree.`}
            </AskWhy>
          )}
          {mine && stage !== "asked" && (
            <AskWhy
              does={isCounting ? t`Give it up` : t`Take my count back`}
              title={isCounting ? t`Give it up?` : t`Take your count back?`}
              busy={busy}
              refusal={said}
              onClose={forget}
              onSend={(why, close) => write({ verb: "blind.withdraw", subject: id, payload: {} }, why, close)}
            >
              {isCounting
                ? t`You are shown the first count then, and cannot count this item blind any more.`
                : t`The first count stands alone then.`}
            </AskWhy>
          )}
        </p>
        {said !== null && stage === "asked" && (
          <Notice tone="bad" plain>
            {said}
          </Notice>
        )}
      </div>
    </div>
  );
}
