// What an address that leads nowhere shows.
import { Link } from "@tanstack/react-router";
import { Page } from "../kit/Page.tsx";

export function NoSuchPage() {
  return (
    <Page narrow>
      <p className="eyebrow">No such page</p>
      <h1 className="heading mt-2 text-title">Nothing is kept at this address.</h1>
      <p className="mt-4">
        <Link to="/" className="link">
          Go to the investigations
        </Link>
      </p>
    </Page>
  );
}
