using System.Collections.Frozen;
using System.Text;

namespace Medborgarlofte.Contracts.Codes;

/// <summary>A code list in the order of its file, with lookup by code.</summary>
internal sealed class CodeList<T>(IReadOnlyList<T> all, FrozenDictionary<string, T> byCode)
    where T : class
{
    public IReadOnlyList<T> All { get; } = all;

    public T? Find(string code) => byCode.GetValueOrDefault(code);
}

/// <summary>
/// Reads the embedded code lists: UTF-8, a header line, fields separated by <c>;</c>, the code first. Fields are never quoted, so no
/// value may hold a semicolon.
/// </summary>
internal static class CodeFile
{
    /// <exception cref="InvalidDataException">The file is missing or a line is wrong; the message names file and line.</exception>
    public static CodeList<T> Read<T>(string fileName, string header, Func<string[], T> map)
        where T : class
    {
        using Stream stream = typeof(CodeFile).Assembly.GetManifestResourceStream(fileName)
            ?? throw new InvalidDataException($"{fileName}: not embedded in {typeof(CodeFile).Assembly.GetName().Name}.");
        using StreamReader reader = new(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return Parse(fileName, reader, header, map);
    }

    internal static CodeList<T> Parse<T>(string fileName, TextReader reader, string header, Func<string[], T> map)
        where T : class
    {
        // Columns are taken by position: a reordered header must stop the start, not swap two texts.
        if (reader.ReadLine() != header)
        {
            throw new InvalidDataException($"{fileName}, line 1: the header must be '{header}'.");
        }

        int columns = header.Split(';').Length;
        List<T> all = [];
        Dictionary<string, T> byCode = new(StringComparer.Ordinal);
        int number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string[] fields = Split(line, columns, $"{fileName}, line {number}");
            T item = Map(fields, map, $"{fileName}, line {number}");
            if (!byCode.TryAdd(fields[0], item))
            {
                throw new InvalidDataException($"{fileName}, line {number}: the code '{fields[0]}' is already used.");
            }

            all.Add(item);
        }

        return new CodeList<T>(all.AsReadOnly(), byCode.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static string[] Split(string line, int columns, string place)
    {
        string[] fields = line.Split(';');
        if (fields.Length != columns)
        {
            throw new InvalidDataException($"{place}: {columns} columns expected, {fields.Length} found.");
        }

        int wrong = Array.FindIndex(fields, field => field.Length == 0 || field.Trim() != field);
        if (wrong >= 0)
        {
            throw new InvalidDataException($"{place}: column {wrong + 1} is empty or has spaces around it.");
        }

        return fields;
    }

    private static T Map<T>(string[] fields, Func<string[], T> map, string place)
    {
        try
        {
            return map(fields);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"{place}: {exception.Message}", exception);
        }
    }
}
