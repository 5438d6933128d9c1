"use client";
import { IMPORT_BODY_LIMIT, type ImportCheck } from "@porchlight/admin-api";
import { Button, EmptyState, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { FaultBanner } from "~/parts/confirm-dialog";
import { Page } from "~/parts/page";
import { CheckResult } from "./check-result";
import { CsvSource } from "./csv-source";

type Stage = "idle" | "checking" | "importing";

/** Many users from a CSV: check first, then all or none. */
export function ImportRoom() {
  const mayImport = useMay("importUsers");
  return (
    <Page
      title="Import users"
      line="From a CSV file. It is checked first; then every row is written, or none."
      actions={
        <Button asChild>
          <Link href="/users">Back to users</Link>
        </Button>
      }
    >
      {mayImport ? (
        <ImportSteps />
      ) : (
        <EmptyState icon={<Lock />} title="Your role does not import users">
          Ask an owner or an operator.
        </EmptyState>
      )}
    </Page>
  );
}

function ImportSteps() {
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
      toast({ tone: "ok", text: created === 1 ? "1 user is created." : `${created} users are created.` });
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
          The file is larger than {IMPORT_BODY_LIMIT / 1024 / 1024} MiB. Import it in parts.
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
          {check === undefined ? "Check the rows" : "Check again"}
        </Button>
        {mayWrite ? (
          <Button variant="primary" busy={stage === "importing"} onClick={runImport}>
            {check.rows === 1 ? "Create 1 user" : `Create ${check.rows} users`}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
