using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Medborgarlofte.ServiceDefaults.Tests.Data;

/// <summary>The queries of lists of texts, of every length and for each system; no server is asked.</summary>
public sealed class TextListsTests
{
    public static TheoryData<string, int> Lists()
    {
        var lists = new TheoryData<string, int>();
        foreach (var provider in new[] { "Sqlite", "PostgreSql", "SqlServer" })
        {
            foreach (var number in new[] { 0, 1, 2000, 3000, 60_000 })
            {
                lists.Add(provider, number);
            }
        }

        return lists;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void WithAny_AnyNumber_IsOneParameter(string provider, int number)
    {
        using var context = Open(provider);
        var query = context.Set<BulkName>().Where(name => name.Group == "a").WithAny(context, name => name.Id, Ids(number));
        RequireRunnable(provider, query, most: 1);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void WithKeys_AnyNumber_IsOneParameterAndThatOfTheBeginning(string provider, int number)
    {
        using var context = Open(provider);
        RequireRunnable(provider, context.WithKeys<BulkName>(["a"], Ids(number)).Where(name => name.Text != ""), most: 2);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void Query_AskedAgainWithAnotherList_IsNotCompiledAgain(string provider)
    {
        using var context = Open(provider, out var compiled);
        foreach (var number in new[] { 1, 2, 500 })
        {
            context.Set<BulkName>().WithAny(context, name => name.Id, Ids(number)).ToQueryString();
            context.WithKeys<BulkName>(["a"], Ids(number)).Where(name => name.Text != "").ToQueryString();
        }

        Assert.Equal(2, compiled.Count);
    }

    [Fact]
    public async Task InsertByEfCore_ManyRows_AreFewCommandsWithinTheServersLimits()
    {
        var server = new SilentSqlServer();
        await using var context = Open("SqlServer", server);
        var names = Enumerable.Range(0, 2100).Select(id => new BulkName { Group = "a", Id = $"{id}" }).ToList();
        await context.InsertAsync(names, CancellationToken.None);
        Assert.All(server.Commands, TransactSql.RequireRunnable);
        Assert.Equal(2100 * 3, server.Commands.Sum(command => command.Parameters));
        Assert.InRange(server.Commands.Count, 4, 5);
    }

    private static List<string> Ids(int number) => [.. Enumerable.Range(0, number).Select(id => $"TK-{id}")];

    private static void RequireRunnable(string provider, IQueryable<BulkName> query, int most)
    {
        using var command = query.CreateDbCommand();
        Assert.InRange(command.Parameters.Count, 0, most);
        if (provider == "SqlServer")
        {
            TransactSql.RequireRunnable(new SentCommand(command.CommandText, command.Parameters.Count));
        }
    }

    private static BulkContext Open(string provider, params IInterceptor[] interceptors) => Open(provider, out _, interceptors);

    private static BulkContext Open(string provider, out List<string> compiled, params IInterceptor[] interceptors)
    {
        var log = compiled = [];
        DbContextOptionsBuilder<BulkContext> options = new();
        _ = provider switch
        {
            "Sqlite" => options.UseServiceSqlite("Data Source=none", Durability.Full),
            "PostgreSql" => options.UseNpgsql("Host=none"),
            _ => options.UseServiceSqlServer("Server=none"),
        };
        return new BulkContext(options.AddInterceptors(interceptors).LogTo(log.Add, [CoreEventId.QueryCompilationStarting]).Options);
    }
}
