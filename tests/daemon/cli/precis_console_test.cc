#include "daemon/cli/precis_console.h"

#include <gtest/gtest.h>

#include "tests/daemon/cli/captured_console.h"

namespace precis {
namespace {

TEST(PrecisConsoleTest, NothingPrintedSteersTheTerminal) {
  EXPECT_EQ(Printable("a\x1b[2Jb"), "a\xEF\xBF\xBD[2Jb");
  EXPECT_EQ(Printable("a\xC2\x9B"
                      "b\x7F"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(Printable("a\nb\tc é"), "a\nb\tc é");
}

TEST(PrecisConsoleTest, SnippetsLoseTheirMarkup) {
  EXPECT_EQ(SnippetText("a <b>crane</b> &amp; &lt;b&gt; &quot;&#39;", false),
            "a crane & <b> \"'");
}

TEST(PrecisConsoleTest, WordsFoundAreBoldOnATerminal) {
  EXPECT_EQ(SnippetText("a <b>crane</b>.", true), "a \x1b[1mcrane\x1b[0m.");
}

TEST(PrecisConsoleTest, ASnippetCannotSteerTheTerminalEither) {
  EXPECT_EQ(SnippetText("<b>\x1b[2J</b>", true),
            "\x1b[1m\xEF\xBF\xBD[2J\x1b[0m");
}

TEST(PrecisConsoleTest, LinesAreBrokenAtBlanks) {
  EXPECT_EQ(Wrap("one two three", 9, " "), " one two\n three\n");
  EXPECT_EQ(Wrap("  one\n two ", 80, ""), "one two\n");
  EXPECT_EQ(Wrap("much-too-long-a-word x", 5, ""), "much-too-long-a-word\nx\n");
  EXPECT_EQ(Wrap(" \n", 5, ""), "");
}

TEST(PrecisConsoleTest, WidthIsCountedInCharacters) {
  EXPECT_EQ(Wrap("éé éé", 5, ""), "éé éé\n");
  EXPECT_EQ(Wrap("\x1b[1maa\x1b[0m bb", 5, ""), "\x1b[1maa\x1b[0m bb\n");
}

TEST(PrecisConsoleTest, ColourIsForTerminalsOnly) {
  CapturedConsole console;
  EXPECT_EQ(Bold(console.Get(false), "a"), "a");
  EXPECT_EQ(Bold(console.Get(true), "a"), "\x1b[1ma\x1b[0m");
}

TEST(PrecisConsoleTest, DatesAndNumbersReadWell) {
  EXPECT_EQ(LongDate("2026-03-14T08:00:00Z"), "14 March 2026");
  EXPECT_EQ(LongDate("2026-12-01"), "1 December 2026");
  EXPECT_EQ(LongDate(""), "");
  EXPECT_EQ(Grouped(0), "0");
  EXPECT_EQ(Grouped(999), "999");
  EXPECT_EQ(Grouped(1234567), "1,234,567");
  EXPECT_EQ(Counted(1, "segment"), "1 segment");
  EXPECT_EQ(Counted(1204, "segment"), "1,204 segments");
}

TEST(PrecisConsoleTest, ErrorsDecideTheExitStatus) {
  CapturedConsole captured;
  Console console = captured.Get();
  EXPECT_EQ(Report(console, {ErrorCode::kBadInput, "a"}), 64);
  EXPECT_EQ(Report(console, {ErrorCode::kUnavailable, "b"}), 66);
  EXPECT_EQ(Report(console, {ErrorCode::kCorrupt, "c"}), 70);
  EXPECT_EQ(captured.error.str(), "precis: a\nprecis: b\nprecis: c\n");
}

}  // namespace
}  // namespace precis
