using System.Runtime.CompilerServices;

namespace Medborgarlofte.Wordings.Tests.Sentences;

/// <summary>Each construction in fifty sentences or more: the files beside this one, as "sentence => what is read of it".</summary>
public sealed class SentenceTests
{
    private const string Arrow = " => ";

    public static TheoryData<string> Constructions() => [.. Names()];

    [Theory]
    [MemberData(nameof(Constructions))]
    public void Read_SentencesOfAConstruction_SaysWhatTheyMean(string construction)
    {
        var sentences = Of(construction);
        Assert.True(sentences.Count >= 50, $"{sentences.Count} sentences");
        Assert.Empty(sentences.Select(line => (line, Read: ReadSentence.Of(construction, line.Sentence))).Where(pair => pair.Read != pair.line.Meaning)
            .Select(pair => $"{pair.line.Sentence}: {pair.Read} instead of {pair.line.Meaning}"));
    }

    /// <summary>The sentences of a file with what they mean.</summary>
    internal static IReadOnlyList<(string Sentence, string Meaning)> Of(string construction) =>
    [
        .. File.ReadAllLines(Path.Combine(Folder(), $"{construction}.txt")).Where(line => line.Contains(Arrow, StringComparison.Ordinal))
            .Select(line => line.Split(Arrow)).Select(parts => (parts[0], parts[1])),
    ];

    /// <summary>The constructions by their files' names.</summary>
    internal static IEnumerable<string> Names() => Directory.GetFiles(Folder(), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
