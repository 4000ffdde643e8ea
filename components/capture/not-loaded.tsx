import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import type { ScreenProps } from "./screen-props";

/** Stands in for a part of the frame that could not be loaded. What was entered is saved. */
export function NotLoaded({ flow }: ScreenProps) {
  return (
    <Banner tone="danger" role="alert">
      <p>{flow.texts.networkError}</p>
      <Button onClick={() => window.location.reload()}>{flow.texts.tryAgain}</Button>
    </Banner>
  );
}
