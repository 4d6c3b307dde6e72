namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Words.csv: sort, pattern, words of which one must stand in the same sentence, codes.</summary>
internal static class VocabularyFile
{
    private const string Name = "Wordings.Words.csv";
    private const int Columns = 4;

    public static IReadOnlyList<VocabularyEntry> Read()
    {
        using var reader = new StreamReader(typeof(VocabularyFile).Assembly.GetManifestResourceStream(Name)!);
        reader.ReadLine();
        var entries = new List<VocabularyEntry>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(';');
            if (fields.Length != Columns)
            {
                throw new InvalidDataException($"{Name}: '{line}' has not {Columns} columns.");
            }

            entries.Add(VocabularyEntry.Of(Enum.Parse<TermSort>(fields[0], ignoreCase: true), fields[1], fields[2], fields[3]));
        }

        return entries;
    }
}
