"use client";
import { IMPORT_BODY_LIMIT, type ImportCheck } from "@porchlight/admin-api/client";
import { Button, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { FaultBanner } from "~/parts/fault-banner";
import { Page } from "~/parts/page";
import { Withheld } from "~/parts/withheld";
import { useSay } from "~/words/words-provider";
import { CheckResult } from "./check-result";
import { CsvSource } from "./csv-source";

type Stage = "idle" | "checking" | "importing";

/** Many users from a CSV: check first, then all or none. */
export function ImportRoom() {
  const say = useSay();
  const mayImport = useMay("importUsers");
  return (
    <Page
      title={say("users.importUsers")}
      line={say("users.fromACsvFileItIs")}
      actions={
        <Button asChild>
          <Link href="/users">{say("users.backToUsers")}</Link>
        </Button>
      }
    >
      {mayImport ? (
        <ImportSteps />
      ) : (
        <Withheld title={say("users.yourRoleDoesNotImportUsers")}>
          {say("parts.askAnOwnerOrOperator")}
        </Withheld>
      )}
    </Page>
  );
}

function ImportSteps() {
  const say = useSay();
  const [csv, setCsv] = useState("");
  const [check, setCheck] = useState<ImportCheck>();
  const [stage, setStage] = useState<Stage>("idle");
  const [fault, setFault] = useState<unknown>();
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();

  const during = async (name: Stage, work: () => Promise<void>) => {
    setStage(name);
    setFault(undefined);
    try {
      await work();
    } catch (error) {
      setFault(error);
    } finally {
      setStage("idle");
    }
  };
  const runCheck = () =>
    during("checking", async () => {
      setCheck(await admin.checkUserImport({ body: { csv } }));
    });
  const runImport = () =>
    during("importing", async () => {
      const { created } = await admin.importUsers({ body: { csv } });
      toast({ tone: "ok", text: say("users.countUsersAreCreated", { count: created }) });
      void queryClient.invalidateQueries({ queryKey: ["users"] });
      router.push("/users?sort=-createdAt");
    });
  const change = (next: string) => {
    setCsv(next);
    setCheck(undefined);
    setFault(undefined);
  };

  const tooLarge = new Blob([csv]).size > IMPORT_BODY_LIMIT;
  const mayWrite = check !== undefined && check.rows > 0 && check.accepted === check.rows;
  return (
    <div className="flex flex-col gap-6">
      <CsvSource csv={csv} onChange={change} />
      {tooLarge ? (
        <p role="alert" className="text-danger">
          {say("users.theFileIsLargerThanSize", { size: IMPORT_BODY_LIMIT / 1024 / 1024 })}
        </p>
      ) : null}
      {fault === undefined ? null : <FaultBanner error={fault} />}
      {check === undefined ? null : <CheckResult check={check} />}
      <div className="flex flex-wrap gap-2">
        <Button
          variant={mayWrite ? "secondary" : "primary"}
          disabled={csv.trim() === "" || tooLarge}
          busy={stage === "checking"}
          onClick={runCheck}
        >
          {check === undefined ? say("users.checkTheRows") : say("users.checkAgain")}
        </Button>
        {mayWrite ? (
          <Button variant="primary" busy={stage === "importing"} onClick={runImport}>
            {say("users.createCountUsers", { count: check.rows })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
