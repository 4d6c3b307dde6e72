using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Medborgarlofte.Testing;

/// <summary>What SQL Server would refuse, seen without one.</summary>
public static class TransactSql
{
    // The server's limit is 2,100, of which two are taken by the statement itself.
    private const int MostParameters = 2098;

    /// <summary>Fails unless the command parses, has no more parameters than the server takes, and gives each text of a JSON list a collation.</summary>
    public static void RequireRunnable(SentCommand command)
    {
        var script = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command.Text), out var errors);
        Assert.True(errors.Count == 0, $"{errors.FirstOrDefault()?.Message}: {command.Text}");
        Assert.InRange(command.Parameters, 0, MostParameters);
        script.Accept(new JsonLists());
    }

    private sealed class JsonLists : TSqlFragmentVisitor
    {
        public override void ExplicitVisit(QuerySpecification node)
        {
            if (node.FromClause?.TableReferences.OfType<OpenJsonTableReference>().Any() == true)
            {
                Assert.All(node.SelectElements.Cast<SelectScalarExpression>(),
                    element => Assert.NotNull(Assert.IsAssignableFrom<PrimaryExpression>(element.Expression).Collation));
            }

            base.ExplicitVisit(node);
        }
    }
}
