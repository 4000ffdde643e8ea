-- AlterTable
ALTER TABLE "link_session" ADD COLUMN     "refusals" INTEGER NOT NULL DEFAULT 0;
