-- AlterTable
ALTER TABLE "link_session" ADD COLUMN     "phrases" JSONB NOT NULL DEFAULT '{}';
