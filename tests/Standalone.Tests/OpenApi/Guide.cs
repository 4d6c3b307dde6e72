using System.Text.RegularExpressions;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>docs/api.md.</summary>
internal static partial class Guide
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs/api.md"));

    /// <summary>Its blocks in these languages, in its order.</summary>
    public static IEnumerable<(string Language, string Code)> Blocks(params IReadOnlyCollection<string> languages) =>
        Block().Matches(Text).Select(block => (block.Groups[1].Value, block.Groups[2].Value)).Where(block => languages.Contains(block.Item1));

    [GeneratedRegex("^```([a-z -]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
