// Of the link of a map its pin is read before its view, in the order of that map, and what hides its place is refused by name.
import { expect, test } from "vitest";
import { readPlace } from "./index.ts";

const said = (text: string): string => {
  const read = readPlace(text);
  if (!read.ok) return read.refusal.code;
  const { latitude, longitude, notes } = read.value;
  return [latitude, longitude, ...notes.map(({ code }) => code)].join(" ");
};

test("a pin wins over the view, and a view alone is said to be one", () => {
  const google = "https://www.google.com/maps";
  expect(said(`${google}/@50.4501,30.5234,17z`)).toBe("50.4501 30.5234 view");
  expect(said(`${google}/place/X/@1,2,12z/data=!4m6!8m2!3d50.4501!4d-30.5234!16z`)).toBe("50.4501 -30.5234");
  expect(said(`${google}/place/50%C2%B027'00.0%22N+30%C2%B030'00.0%22E/@1,2,17z`)).toBe("50.45 30.5");
  expect(said(`${google}/search/?api=1&query=50.4501%2C30.5234`)).toBe("50.4501 30.5234");
  expect(said(`${google}?q=&q=50.45,30.52`)).toBe("50.45 30.52");
  expect(said(`${google}?q=Kyiv&ll=50.45,30.52`)).toBe("50.45 30.52 view");
  expect(said(`${google}?q=8FW4V75V%2B8Q&ll=1,2`)).toBe("48.8583125 2.2944375");
  expect(said(`${google}/@48.85,2.29,3a,75y,90t/data=!3m6!1e1`)).toBe("48.85 2.29");
  expect(said("https://www.openstreetmap.org/?mlat=50.4&mlon=30.5#map=9/1/2")).toBe("50.4 30.5");
  expect(said("https://www.openstreetmap.org/node/5#map=19/50.4/30.5")).toBe("50.4 30.5 view");
  expect(said("https://www.bing.com/maps?cp=1~2&sp=point.50.4_30.5_A%20title")).toBe("50.4 30.5");
  expect(said("https://maps.apple.com/place?coordinate=50.4,30.5&name=X")).toBe("50.4 30.5");
  expect(said("google.com/maps/@50.45,30.52,3z")).toBe("50.45 30.52 view");
});

test("Yandex writes the longitude first", () => {
  expect(said("https://yandex.ru/maps/?ll=30.5234%2C50.4501&z=16")).toBe("50.4501 30.5234 view");
  expect(said("https://yandex.ru/maps/?ll=1,2&whatshere%5Bpoint%5D=30.5%2C50.4")).toBe("50.4 30.5");
  expect(said("https://yandex.ru/maps/?ll=1,2&text=50.4%2C30.5")).toBe("50.4 30.5");
});

test("of several pins none is chosen", () => {
  const two = "https://www.google.com/maps/dir/data=!3d50.1!4d30.1!4m2!3d50.2!4d30.2";
  expect(said(two)).toBe("place-ambiguous");
  expect(said(two.replace("!3d50.2!4d30.2", "!3d50.1!4d30.1"))).toBe("50.1 30.1");
  expect(said("https://yandex.ru/maps/?ll=1,2&pt=30.5,50.4~31.5,51.4")).toBe("2 1 view");
});

test("links that hide their place, and those of no map that is read, are refused", () => {
  for (const link of [
    "https://maps.app.goo.gl/AbC123",
    "https://goo.gl/maps/AbC123",
    "https://osm.org/go/0EEQjE--",
    "https://yandex.ru/maps/-/CDabc",
    "https://w3w.co/filled.count.soap",
  ])
    expect([link, said(link)]).toEqual([link, "short-link"]);
  for (const link of [
    "https://example.org/@50.45,30.52",
    "https://google.com.example.org/maps/@50.45,30.52,17z",
    "https://www.google.com/maps/place/Kyiv",
    "https://www.google.com/maps/@95,200,17z/%E0%A4%A",
  ])
    expect([link, said(link)]).toEqual([link, link.includes("@95") ? "place-out-of-range" : "link-not-read"]);
  const hidden = readPlace("https://maps.app.goo.gl/AbC123");
  expect(hidden.ok ? "" : hidden.refusal.sentence).toMatch(
    /^A link of maps\.app\.goo\.gl hides where it leads/,
  );
});
