using System.Text.RegularExpressions;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>The comments of the contracts, by full name of what they stand above: they are the API's documentation in REST too.</summary>
internal sealed partial class ProtoComments
{
    private readonly Dictionary<string, string> comments = new(StringComparer.Ordinal);

    private ProtoComments()
    {
    }

    /// <summary>Reads the files that the gateway carries.</summary>
    public static ProtoComments Read()
    {
        var all = new ProtoComments();
        var assembly = typeof(ProtoComments).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".proto", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            all.Read(reader);
        }

        return all;
    }

    /// <summary>The comment above a message, field, enum or enum value; empty when there is none.</summary>
    public string Of(string fullName) => comments.GetValueOrDefault(fullName, "");

    private void Read(TextReader reader)
    {
        var package = "";
        var scope = new Stack<string>();
        var pending = new List<string>();
        while (reader.ReadLine()?.Trim() is { } line)
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                pending.Add(line[2..].Trim());
                continue;
            }

            if (line.StartsWith("package ", StringComparison.Ordinal))
            {
                package = line[8..].TrimEnd(';');
            }
            else if (Block().Match(line) is { Success: true } block)
            {
                Keep(block.Groups[2].Value, package, scope, pending);

                // Neither a oneof nor a service gives its members a name of their own.
                scope.Push(block.Groups[1].Value is "oneof" or "service" ? "" : block.Groups[2].Value);
                if (line.EndsWith('}'))
                {
                    scope.Pop();
                }
            }
            else if (line == "}")
            {
                scope.Pop();
            }
            else if (Member().Match(line) is { Success: true } member)
            {
                Keep(member.Groups[1].Value, package, scope, pending);
            }

            pending.Clear();
        }
    }

    private void Keep(string name, string package, Stack<string> scope, List<string> comment)
    {
        if (comment.Count > 0)
        {
            comments[string.Join('.', scope.Reverse().Prepend(package).Append(name).Where(part => part.Length > 0))] = string.Join(' ', comment);
        }
    }

    [GeneratedRegex(@"^(message|enum|oneof|service|extend) ([\w.]+) \{")]
    private static partial Regex Block();

    [GeneratedRegex(@"(\w+) = \d+( \[.*\])?;$")]
    private static partial Regex Member();
}
