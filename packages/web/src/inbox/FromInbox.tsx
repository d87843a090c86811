// On the page of an item, or of its transcript, that was opened from the inbox: the way back, and on to what comes next once it is settled.
import { t } from "@lingui/core/macro";
import { listInbox } from "@sightline/domain";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useAnswer } from "../api.ts";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { Icon } from "../kit/Icon.tsx";
import { useInvestigation } from "../kit/investigation.ts";

type Item = {
  /** What is shown of it: another one when something in it changed. */
  readonly item: object;
  /** The member who looks has given a verdict on it. */
  readonly reviewed: boolean;
};

export function FromInbox(shown: Item) {
  const { inbox } = useSearch({ strict: false });
  return inbox === undefined ? null : <Way matter={inbox} {...shown} />;
}

type Props = Item & { readonly matter: string };

function Way({ matter, item, reviewed }: Props) {
  const investigation = useInvestigation();
  const navigate = useNavigate();
  const link = useRef<HTMLAnchorElement>(null);
  const { data, refetch } = useAnswer(listInbox, { investigation, limit: 200 });
  const listed = data?.ok ? data.value : null;
  const place = listed?.matters.findIndex(({ key }) => key === matter) ?? -1;
  // What came after it while it was there.
  const [next, setNext] = useState<string | undefined>(undefined);
  const after = place < 0 ? next : listed?.matters[place + 1]?.key;
  if (after !== next) setNext(after);
  // What the pages had from before may say settled and reviewed of a matter that came back since.
  const [waited, setWaited] = useState(false);
  if (!waited && (place >= 0 || !reviewed)) setWaited(true);
  // What is done on this page shows in the item first.
  const shown = useRef(item);
  useEffect(() => {
    if (shown.current === item) return;
    shown.current = item;
    void refetch();
  });
  const isSettled = waited && listed !== null && place < 0;
  const isMine = matter.startsWith("review ") && reviewed;
  const search = isSettled ? (next === undefined ? {} : { at: next }) : { at: matter };
  useEffect(() => {
    // Whoever gave the verdict that was wanted goes on; what others settled moves nobody.
    if (isSettled && isMine)
      void navigate({ to: "/i/$investigation/inbox", params: { investigation }, search });
  });
  useKeys(link, (event) => !isTyping(event) && letterOf(event) === "i" && link.current?.click(), {
    page: true,
  });
  return (
    <Link
      ref={link}
      to="/i/$investigation/inbox"
      params={{ investigation }}
      search={search}
      className={isSettled ? "button" : "back"}
    >
      <Icon name={isSettled ? "check" : "back"} size={16} />
      {isSettled ? t`Settled: on to the next` : t`Inbox`} <kbd className="key text-ink">{t`I`}</kbd>
    </Link>
  );
}
