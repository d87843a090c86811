// What an address that leads nowhere shows.
import { Link } from "@tanstack/react-router";

export function NoSuchPage() {
  return (
    <section className="mx-auto max-w-[44rem] px-5 py-24">
      <p className="eyebrow">No such page</p>
      <h1 className="heading mt-2 text-4xl">Nothing is kept at this address.</h1>
      <p className="mt-4">
        <Link to="/" className="link">
          Go to the investigations
        </Link>
      </p>
    </section>
  );
}
