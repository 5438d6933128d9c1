import { Banner, Button } from "@porchlight/ui";
import { CircleAlert } from "lucide-react";
import { Component, type ReactNode, Suspense } from "react";
import { words } from "../words/words";

/** Shows a part that is loaded late; when it cannot be loaded, the rest of the page goes on. */
export function LatePart({ children }: { readonly children: ReactNode }) {
  return (
    <PartBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </PartBoundary>
  );
}

interface PartState {
  readonly hasFailed: boolean;
}

class PartBoundary extends Component<{ readonly children: ReactNode }, PartState> {
  override state: PartState = { hasFailed: false };

  static getDerivedStateFromError(): PartState {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <PartProblem /> : this.props.children;
  }
}

/** Says that the server does not have, or does not give, something of the page. */
export function PartProblem() {
  return (
    <div className="fixed inset-x-4 bottom-4 z-50">
      <Banner
        tone="warn"
        role="alert"
        icon={<CircleAlert />}
        action={
          <Button size="sm" onClick={() => window.location.reload()}>
            {words.late.reload}
          </Button>
        }
      >
        {words.late.failed}
      </Banner>
    </div>
  );
}
